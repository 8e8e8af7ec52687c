import type { Detector } from '../../engines/detector.ts'
import type { Recognizer } from '../../engines/recognizer.ts'
import type { LevelBox } from '../../page/fragments.ts'
import { linesWithin } from '../../page/linesWithin.ts'
import type { PageText } from '../../page/page.ts'
import { cutPart } from '../../page/part.ts'
import { shareOfRed, throughRed } from '../../page/redInk.ts'
import type { Block } from './blocks.ts'
import type { Column } from './columns.ts'
import type { FoundLabel } from './findLabels.ts'

/** How far the registrar's lines reach from the head of their label, in heights of its line. */
const reach = { left: 5, right: 24, up: 2.5, down: 8 } as const

/** Where the registrar's name, date and seal are, by their label. */
export function regionByLabel(label: FoundLabel): LevelBox | null {
  const head = label.row[label.start]
  if (!head) return null
  return {
    left: head.left - reach.left * head.height,
    top: head.y - reach.up * head.height,
    right: head.left + reach.right * head.height,
    bottom: head.y + reach.down * head.height,
  }
}

/** How far below the last value and right of its column's edge they are, in sizes of the type. */
const under = {
  twoColumns: { left: -4, right: 24, down: 16 },
  oneColumn: { left: 4, right: 32, down: 28 },
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
const leastRed = 0.005
/** Height at which red is looked for, in pixels. */
const thumbnail = 120

/**
 * A region of the page read once more as if its red ink were not there; `null` if there is none. The seal would have
 * the detector see one round thing where lines are, and the recogniser read its strokes.
 */
export async function readUnderSeal(
  page: PageText,
  region: LevelBox,
  engines: { readonly detect: Detector; readonly recognize: Recognizer },
): Promise<PageText | null> {
  const part = cutPart(page.pixels, region, page.angle, thumbnail / (region.bottom - region.top))
  if (shareOfRed(part.pixels) < leastRed) return null
  const clear = { ...page, pixels: throughRed(page.pixels) }
  return { ...clear, lines: await linesWithin(clear, region, engines) }
}
