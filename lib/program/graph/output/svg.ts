import { layoutOf } from '../picture/layout';
import { painted } from '../picture/paint';
import { sceneOf, isBox } from '../picture/scene';
import { shape, shapeText } from '../picture/shape';
import { PICTURE_STYLE, colours } from '../picture/theme.data';
import { viewOf } from '../picture/view';
import type { MeshGraph } from '../types';

/** Number of cards and lines above which namespaces are drawn closed: nobody could read more. */
const MOST = 400;

/** Returns the graph of a mesh as a picture in SVG, which follows the light or dark mode of whoever looks at it. */
export function svg(graph: MeshGraph): string {
  const scene = sceneOf(graph);
  const whole = viewOf(scene);
  const large = whole.shown.size + whole.links.length > MOST;
  const boxes = [...scene.items.values()].filter((item) => isBox(item) && item.kind === 'namespace');
  const collapsed = new Set(large ? boxes.map(({ id }) => id) : []);
  const layout = layoutOf(large ? viewOf(scene, { collapsed }) : whole, collapsed);
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
      ...painted(graph, layout),
    ],
  );
  return `${shapeText(picture)}\n`;
}
