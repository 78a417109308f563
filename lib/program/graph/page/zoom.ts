import type { Rect, Size } from '../picture/geometry';

const LEAST = 0.03;
const MOST = 3;

/** Scale at which a picture is not enlarged any more to fill the window. */
const NATURAL = 1.15;

/** Scale below which texts cannot be read, and the one that is taken then. */
const READABLE = 0.5;
const READABLE_AGAIN = 0.85;

/** Part of a picture that is seen: moved by dragging and scrolled by the wheel. */
export class Zoom {
  private x = 0;
  private y = 0;
  private scale = 1;
  private moved = false;

  constructor(
    private readonly frame: Element,
    private readonly content: Element,
  ) {
    frame.addEventListener('wheel', (event) => this.onWheel(event as WheelEvent), { passive: false });
    frame.addEventListener('pointerdown', (event) => this.onDrag(event as PointerEvent));
  }

  /** True after a drag: the click at its end chooses nothing. */
  get wasDragged(): boolean {
    return this.moved;
  }

  private get size(): Size {
    const { width, height } = this.frame.getBoundingClientRect();
    return { width, height };
  }

  /** Shows all of a picture. */
  fit({ width, height }: Size): void {
    const frame = this.size;
    const scale = Math.min(NATURAL, (frame.width - 24) / width, (frame.height - 24) / height);
    this.scale = Math.max(LEAST, scale);
    this.x = (frame.width - width * this.scale) / 2;
    this.y = (frame.height - height * this.scale) / 2;
    this.apply();
  }

  /** Moves a part of the picture into sight, and enlarges what is too small to be read. */
  reveal({ x, y, width, height }: Rect): void {
    const frame = this.size;
    const tooSmall = this.scale < READABLE;
    if (tooSmall) this.scale = READABLE_AGAIN;
    const left = x * this.scale + this.x;
    const top = y * this.scale + this.y;
    const [right, bottom] = [left + width * this.scale, top + height * this.scale];
    if (!tooSmall && left >= 0 && top >= 0 && right <= frame.width && bottom <= frame.height) return;
    this.x = frame.width / 2 - (x + width / 2) * this.scale;
    this.y = frame.height / 2 - (y + height / 2) * this.scale;
    this.apply();
  }

  /** Scales by a factor around a point of the window, or its middle. */
  by(factor: number, at = { x: this.size.width / 2, y: this.size.height / 2 }): void {
    const scale = Math.min(MOST, Math.max(LEAST, this.scale * factor));
    this.x = at.x - ((at.x - this.x) * scale) / this.scale;
    this.y = at.y - ((at.y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.apply();
  }

  private apply(): void {
    this.content.setAttribute('transform', `translate(${this.x} ${this.y}) scale(${this.scale})`);
  }

  private onWheel(event: WheelEvent): void {
    event.preventDefault();
    const { left, top } = this.frame.getBoundingClientRect();
    this.by(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), {
      x: event.clientX - left,
      y: event.clientY - top,
    });
  }

  private onDrag(down: PointerEvent): void {
    if (down.button !== 0) return;
    this.moved = false;
    const from = { x: this.x - down.clientX, y: this.y - down.clientY };
    const move = (event: PointerEvent): void => {
      if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > 4) this.moved = true;
      if (!this.moved) return;
      this.x = from.x + event.clientX;
      this.y = from.y + event.clientY;
      this.apply();
    };
    const up = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
  }
}
