import type { Box, Rotation } from '../../shared/domain/reading.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle on the screen, in CSS pixels from the viewer's top left corner. */
export interface Rect extends Size {
  readonly left: number
  readonly top: number
}

/**
 * What of a page is in the viewer. `zoom` 1 shows the whole page; `center` is the point of the page, as shown, that
 * stands in the middle of the viewer, in fractions of the page's width and height.
 */
export interface Framing {
  readonly zoom: number
  readonly center: Point
}

export const wholePage: Framing = { zoom: 1, center: { x: 0.5, y: 0.5 } }
const zoomLimits = { least: 1, most: 12 }

/** Two turns after each other, clockwise. */
export function addTurns(first: Rotation, second: Rotation): Rotation {
  // The sum of two quarter turns is a quarter turn.
  return ((first + second) % 360) as Rotation
}

/** The size of a picture after it is turned. */
export function turnSize({ width, height }: Size, turn: Rotation): Size {
  return turn % 180 === 0 ? { width, height } : { width: height, height: width }
}

/** Where the page, as shown, lies on the screen. A page smaller than the viewer stands in its middle. */
export function placePage(page: Size, viewer: Size, { zoom, center }: Framing): Rect {
  const scale = fitScale(page, viewer) * zoom
  const width = page.width * scale
  const height = page.height * scale
  return {
    left: offset(width, viewer.width, center.x),
    top: offset(height, viewer.height, center.y),
    width,
    height,
  }
}

/** The scale at which the whole page is seen. */
export function fitScale(page: Size, viewer: Size): number {
  return Math.min(viewer.width / page.width, viewer.height / page.height)
}

/** Where a box, in fractions of the page as shown, lies on the screen. */
export function boxOnScreen([left, top, right, bottom]: Box, page: Rect): Rect {
  return {
    left: page.left + left * page.width,
    top: page.top + top * page.height,
    width: (right - left) * page.width,
    height: (bottom - top) * page.height,
  }
}

/**
 * How large a viewer must be to show a box of the upright page with some ground around it, as wide as it may be; and
 * where the page lies then. The page may be larger than the viewer on every side.
 */
export function magnify(
  [left, top, right, bottom]: Box,
  page: Size,
  room: Size,
): { viewer: Size; page: Rect } {
  const width = (right - left) * page.width
  const height = (bottom - top) * page.height
  const ground = Math.max(height * 0.4, 4)
  const scale = Math.min(room.width / (width + 2 * ground), room.height / (height + 2 * ground))
  return {
    viewer: { width: (width + 2 * ground) * scale, height: (height + 2 * ground) * scale },
    page: {
      left: (ground - left * page.width) * scale,
      top: (ground - top * page.height) * scale,
      width: page.width * scale,
      height: page.height * scale,
    },
  }
}

/** Zooms by a factor so that the point of the page under `at` stays under it. */
export function zoomAt(page: Size, viewer: Size, framing: Framing, factor: number, at: Point): Framing {
  const zoom = Math.min(Math.max(framing.zoom * factor, zoomLimits.least), zoomLimits.most)
  const before = placePage(page, viewer, framing)
  const under = { x: (at.x - before.left) / before.width, y: (at.y - before.top) / before.height }
  const scale = fitScale(page, viewer) * zoom
  const center = {
    x: under.x + (viewer.width / 2 - at.x) / (page.width * scale),
    y: under.y + (viewer.height / 2 - at.y) / (page.height * scale),
  }
  return keepInView(page, viewer, { zoom, center })
}

/** Moves the page by this many pixels. */
export function pan(page: Size, viewer: Size, framing: Framing, by: Point): Framing {
  const scale = fitScale(page, viewer) * framing.zoom
  const center = {
    x: framing.center.x - by.x / (page.width * scale),
    y: framing.center.y - by.y / (page.height * scale),
  }
  return keepInView(page, viewer, { ...framing, center })
}

/** Brings a box of the page, as shown, into the middle where the page is zoomed; a whole page stays as it is. */
export function centerOn(page: Size, viewer: Size, framing: Framing, box: Box): Framing {
  const [left, top, right, bottom] = box
  const center = { x: (left + right) / 2, y: (top + bottom) / 2 }
  return keepInView(page, viewer, { ...framing, center })
}

/** Zooms so that the page is as wide as the viewer, its top in view. */
export function fillWidth(page: Size, viewer: Size, { center }: Framing): Framing {
  const zoom = Math.min(
    Math.max(viewer.width / (fitScale(page, viewer) * page.width), zoomLimits.least),
    zoomLimits.most,
  )
  return keepInView(page, viewer, { zoom, center: { x: 0.5, y: zoom > 1 ? 0 : center.y } })
}

/** The same framing, with no empty ground in view that the page could fill. */
export function keepInView(page: Size, viewer: Size, { zoom, center }: Framing): Framing {
  const scale = fitScale(page, viewer) * zoom
  return {
    zoom,
    center: {
      x: clampCenter(center.x, page.width * scale, viewer.width),
      y: clampCenter(center.y, page.height * scale, viewer.height),
    },
  }
}

function clampCenter(center: number, length: number, room: number): number {
  if (length <= room) return 0.5
  const margin = room / 2 / length
  return Math.min(Math.max(center, margin), 1 - margin)
}

function offset(length: number, room: number, center: number): number {
  return length <= room ? (room - length) / 2 : room / 2 - center * length
}
