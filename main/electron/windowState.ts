import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'
import { type SmallFile, smallFile } from './smallFile.ts'

const Bounds = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
})

/** Where the window was when it was last seen: `bounds` as it is when it is not maximised. */
const WindowState = z.strictObject({ bounds: Bounds, isMaximised: z.boolean() })
export type WindowState = z.infer<typeof WindowState>

/** Size of a window that nobody has moved, and the least that the screens are laid out for; in points. */
const windowSizes = {
  usual: { width: 1440, height: 900 },
  least: { width: 1024, height: 680 },
} as const

/** As much of a window as must be on a display for it to count as being there. */
const leastSeen = { width: 160, height: 80 }

/** A display, as far as a window is placed on it: what taskbars and docks leave of it. */
interface Display {
  readonly workArea: Rectangle
}

/**
 * Where a window opens: where it was, if that is still on a display and as far as it fits there; otherwise in the
 * middle of the main display.
 *
 * @param displays the main one first
 */
export function placeWindow(
  kept: WindowState | null,
  displays: readonly [Display, ...Display[]],
): WindowState {
  const [main] = displays
  if (!kept) return { bounds: centred(windowSizes.usual, main.workArea), isMaximised: false }
  const { bounds, isMaximised } = kept
  const [best] = [...displays].sort((one, other) => area(other, bounds) - area(one, bounds))
  const seen = best && overlap(best.workArea, bounds)
  if (!best || !seen || seen.width < leastSeen.width || seen.height < leastSeen.height)
    return { bounds: centred(bounds, main.workArea), isMaximised }
  return { bounds: within(best.workArea, bounds), isMaximised }
}

/** The least size that the window can be given on a display: smaller than it should be where the display is. */
export function leastSize({ workArea }: Display): { minWidth: number; minHeight: number } {
  return {
    minWidth: Math.min(windowSizes.least.width, workArea.width),
    minHeight: Math.min(windowSizes.least.height, workArea.height),
  }
}

/** The small file in which the place of the window is kept. */
export function windowStateFile(path: string): SmallFile<WindowState> {
  return smallFile(path, WindowState)
}

/** A window is moved and sized in many small steps, of which only the last is worth writing down. */
const settledAfterMs = 500

/** Writes down where a window is, shortly after it has moved and when it is closed. */
export function keepWindowState(
  window: Pick<BrowserWindow, 'on' | 'getNormalBounds' | 'isMaximized'>,
  file: SmallFile<WindowState>,
): void {
  let timer: NodeJS.Timeout | undefined
  function keep(): void {
    clearTimeout(timer)
    const { x, y, width, height } = window.getNormalBounds()
    try {
      file.write({ bounds: { x, y, width, height }, isMaximised: window.isMaximized() })
    } catch {
      // The next start finds the window where it was before; that stops nobody's work.
    }
  }
  function keepSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(keep, settledAfterMs)
  }
  window.on('resize', keepSoon)
  window.on('move', keepSoon)
  window.on('maximize', keepSoon)
  window.on('unmaximize', keepSoon)
  window.on('close', keep)
}

function overlap(one: Rectangle, other: Rectangle): { width: number; height: number } {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return { width: Math.max(width, 0), height: Math.max(height, 0) }
}

function area({ workArea }: Display, bounds: Rectangle): number {
  const { width, height } = overlap(workArea, bounds)
  return width * height
}

/** The bounds moved, and where they are too large cut, to lie in a work area whole. */
function within(workArea: Rectangle, bounds: Rectangle): Rectangle {
  const width = Math.min(bounds.width, workArea.width)
  const height = Math.min(bounds.height, workArea.height)
  return {
    x: Math.min(Math.max(bounds.x, workArea.x), workArea.x + workArea.width - width),
    y: Math.min(Math.max(bounds.y, workArea.y), workArea.y + workArea.height - height),
    width,
    height,
  }
}

function centred(size: { width: number; height: number }, workArea: Rectangle): Rectangle {
  const width = Math.min(size.width, workArea.width)
  const height = Math.min(size.height, workArea.height)
  return {
    x: workArea.x + Math.round((workArea.width - width) / 2),
    y: workArea.y + Math.round((workArea.height - height) / 2),
    width,
    height,
  }
}
