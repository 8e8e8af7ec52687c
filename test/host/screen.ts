import { strict } from './strict.ts'

/** The one display that the stand-in has: what most desks have, without its taskbar. */
const display = {
  id: 1,
  size: { width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  scaleFactor: 1,
}

export const screen = strict('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: (_bounds: object) => display,
})
