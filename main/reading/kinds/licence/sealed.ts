import type { PagePixels } from '../../../../shared/domain/view.ts'
import type { Detector } from '../../engines/detector.ts'
import type { Recognizer } from '../../engines/recognizer.ts'
import type { Quad } from '../../page/geometry.ts'
import { isColourless, printOf, withoutGreys } from '../../page/greyInk.ts'
import { boxOfPage, clipped, type LevelBox, levelBox } from '../../page/levelBox.ts'
import { linesWithin } from '../../page/linesWithin.ts'
import type { PageText } from '../../page/page.ts'
import { cutPart } from '../../page/part.ts'
import { shareOfRed, throughRed } from '../../page/redInk.ts'
import type { Block } from './blocks.ts'
import type { Column } from './columns.ts'
import type { FoundLabel } from './findLabels.ts'

/** How far the registrar's lines reach from the head of their label, in heights of its line. */
const reach = { left: 5, right: 30, up: 2.5, down: 8 } as const
/** A line is so many times as high as its type, at most; where a seal lies over it, the detector sees a higher one. */
const highest = 2

/** Where the registrar's name, date and seal are, by their label. */
export function regionByLabel(label: FoundLabel, size: number): LevelBox | null {
  const head = label.row[label.start]
  if (!head) return null
  const height = Math.min(head.height, highest * size)
  return {
    left: head.left - reach.left * height,
    top: head.y - reach.up * height,
    right: head.left + reach.right * height,
    bottom: head.y + reach.down * height,
  }
}

/** How far below the last value and right of its column's edge they are, in sizes of the type. */
const under = {
  twoColumns: { left: -4, right: 24, down: 16 },
  oneColumn: { left: 4, right: 38, down: 28 },
} as const

/** Where they are if a seal lies over the label: below the last value. */
export function regionBelow(
  blocks: readonly Block[],
  columns: readonly Column[],
  size: number,
): LevelBox | null {
  const column = columns.at(-1)
  const lines = blocks.flatMap(({ field, lines: all }) => (field === null || field === 'other' ? [] : all))
  const inColumn = lines.flatMap(([first]) =>
    first && column && first.left > column.edgeAt(first.y) ? [first.y] : [],
  )
  if (!column || inColumn.length === 0) return null
  const y = Math.max(...inColumn)
  const { left, right, down } = columns.length > 1 ? under.twoColumns : under.oneColumn
  const edge = column.edgeAt(y)
  return {
    left: edge + left * size,
    top: y + 0.7 * size,
    right: edge + right * size,
    bottom: y + down * size,
  }
}

/** With less red than this in a region there is no seal on it. */
const leastRed = 0.004
/** Height at which red is looked for, in pixels: the strokes of a seal are then a pixel wide. */
const thumbnail = 240

/**
 * A region of the page read once more as if its seal were not there; `null` if there is none. The seal would have
 * the detector see one round thing where lines are, and the recogniser read its strokes.
 */
export async function readUnderSeal(
  page: PageText,
  sought: LevelBox,
  engines: { readonly detect: Detector; readonly recognize: Recognizer },
): Promise<PageText | null> {
  const region = clipped(sought, boxOfPage(page.pixels, page.angle))
  const pixels = withoutSeal(page, region)
  if (pixels === null) return null
  const clear = { ...page, pixels }
  return { ...clear, lines: await linesWithin(clear, region, engines) }
}

function withoutSeal(page: PageText, region: LevelBox): PagePixels | null {
  const part = cutPart(page.pixels, region, page.angle, thumbnail / (region.bottom - region.top))
  if (shareOfRed(part.pixels) >= leastRed) return throughRed(page.pixels)
  if (!isColourless(part.pixels)) return null
  return withoutGreys(page.pixels, printOf(page.pixels, linesNear(page, region)))
}

/** So many lines of text near a region say how dark its print is. */
const nearest = 7

function linesNear({ lines, angle }: PageText, region: LevelBox): Quad[] {
  const [x, y] = [(region.left + region.right) / 2, (region.top + region.bottom) / 2]
  const distance = (quad: Quad) => {
    const box = levelBox(quad, angle)
    return Math.hypot((box.left + box.right) / 2 - x, (box.top + box.bottom) / 2 - y)
  }
  const quads = lines.filter(({ characters }) => characters.length >= 4).map(({ quad }) => quad)
  return quads.toSorted((a, b) => distance(a) - distance(b)).slice(0, nearest)
}
