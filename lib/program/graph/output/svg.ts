import { IN_PICTURE, closedAtFirst } from '../picture/closed';
import { layoutOf } from '../picture/layout';
import { painted } from '../picture/paint';
import { sceneOf } from '../picture/scene';
import { shape, shapeText } from '../picture/shape';
import { PICTURE_STYLE, colours } from '../picture/theme.data';
import { hiddenAtFirst, viewOf } from '../picture/view';
import type { MeshGraph } from '../types';

/** Returns the graph of a mesh as a picture in SVG, which follows the light or dark mode of whoever looks at it. */
export function svg(graph: MeshGraph): string {
  const scene = sceneOf(graph);
  const closed = closedAtFirst(scene, IN_PICTURE);
  const layout = layoutOf(viewOf(scene, { collapsed: closed, hidden: hiddenAtFirst(scene) }), closed);
  const [width, height] = [Math.ceil(layout.width), Math.ceil(layout.height)];
  const picture = shape(
    'svg',
    {
      'xmlns': 'http://www.w3.org/2000/svg',
      'class': 'mesh',
      'viewBox': `0 0 ${width} ${height}`,
      width,
      height,
      'role': 'img',
      'aria-label': 'Graph of the mesh',
    },
    [
      shape('style', {}, `${colours('.mesh')}\n${PICTURE_STYLE}`),
      shape('rect', { width, height, style: 'fill:var(--page)' }),
      ...painted(scene, layout),
    ],
  );
  return `${shapeText(picture)}\n`;
}
