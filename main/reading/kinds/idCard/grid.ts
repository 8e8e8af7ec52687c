import { halfLabelIn, type LabelPlace, labelIn } from '../../fields/layout/label.ts'
import type { Glyph, Row } from '../../fields/layout/row.ts'
import { type Point, type Quad, quadWidth } from '../../page/geometry.ts'

/**
 * Where the rows of a card's front stand on the page as stored. The four labels stand one under the other at even
 * distances, their values in a column of their own, so two that were found show where the others must be. Vectors are
 * in pixels.
 */
export interface CardGrid {
  /** Left end of the first label, half way up. */
  readonly origin: Point
  /** From one row to the next. */
  readonly step: Point
  /** From the left end of a label to that of its value. */
  readonly toValue: Point
}

/** Labels of the rows that stand at even distances, each with what its value begins with. */
const cardRows = [
  { label: '姓名', value: /\p{Script=Han}/u },
  { label: '性别', value: /[男女]/ },
  { label: '出生', value: /\d/ },
  { label: '住址', value: /\p{Script=Han}/u },
] as const

interface Anchor {
  readonly row: number
  readonly point: Point
}

/**
 * Proportions of a card, where the page does not show them: rows stand 6.1 to 6.8 mm apart, values 9.5 to 10 mm right of
 * their labels, and a line that the detector found around a label is 3.2 mm high. Source: GA 461, and cards measured.
 */
const valueBySteps = 1.5
const stepByHeights = 2

/** The grid of a card's front by the labels that were found, and by the values beside them; `null` if none was. */
export function findCardGrid(rows: readonly Row[]): CardGrid | null {
  const places = cardRows.map(({ label }) => labelOf(rows, label))
  const labels = places.flatMap((place, row) => anchorAt(row, place?.row.glyphs[place.start]))
  const values = places.flatMap((place, row) => anchorAt(row, place ? valueBeside(place, row) : undefined))
  const first = places.find((place) => place !== null)
  const start = labels[0]
  if (!first || !start) return null
  const step = slope(labels) ?? slope(values) ?? defaultStep(first)
  const origin = origins(labels, step)
  const toValue = values.length > 0 ? minus(origins(values, step), origin) : defaultToValue(first, step)
  return { origin, step, toValue }
}

function labelOf(rows: readonly Row[], label: string): LabelPlace | null {
  const exact = rows.flatMap((row) => labelIn(row, label) ?? []).find(({ start }) => start === 0)
  return exact ?? rows.flatMap((row) => halfLabelIn(row, label) ?? [])[0] ?? null
}

/** The first character of a value, where the label was read whole and what follows can be its value. */
function valueBeside({ row, end, edits }: LabelPlace, index: number): Glyph | undefined {
  const glyph = row.glyphs[end]
  return edits === 0 && glyph && cardRows[index]?.value.test(glyph.text) ? glyph : undefined
}

function anchorAt(row: number, glyph: Glyph | undefined): Anchor[] {
  return glyph ? [{ row, point: leftEnd(glyph) }] : []
}

/** Where a character begins, half way up. */
function leftEnd({ line: { quad }, at, left, right }: Glyph): Point {
  const [a, b, c, d] = quad
  const from = at - (right - left) / 2 / quadWidth(quad)
  return {
    x: (a.x + d.x + from * (b.x + c.x - a.x - d.x)) / 2,
    y: (a.y + d.y + from * (b.y + c.y - a.y - d.y)) / 2,
  }
}

/** Distance of the rows by least squares; `null` for fewer than two. */
function slope(anchors: readonly Anchor[]): Point | null {
  const mean = anchors.reduce((sum, { row }) => sum + row, 0) / anchors.length
  const spread = anchors.reduce((sum, { row }) => sum + (row - mean) ** 2, 0)
  if (anchors.length < 2 || spread === 0) return null
  const of = (axis: 'x' | 'y') =>
    anchors.reduce((sum, { row, point }) => sum + (row - mean) * point[axis], 0) / spread
  return { x: of('x'), y: of('y') }
}

/** Where the first row begins, by the mean of the anchors. */
function origins(anchors: readonly Anchor[], step: Point): Point {
  const of = (axis: 'x' | 'y') =>
    anchors.reduce((sum, { row, point }) => sum + point[axis] - row * step[axis], 0) / anchors.length
  return { x: of('x'), y: of('y') }
}

function defaultStep({ row, start }: LabelPlace): Point {
  const line = row.glyphs[start]?.line
  if (!line) return { x: 0, y: 0 }
  const [a, , , d] = line.quad
  return scaled(minus(d, a), stepByHeights)
}

/** Along the label's line, for the rows may not stand upright over one another. */
function defaultToValue({ row, start }: LabelPlace, step: Point): Point {
  const line = row.glyphs[start]?.line
  if (!line) return { x: 0, y: 0 }
  const [a, b] = line.quad
  return scaled(minus(b, a), (valueBySteps * Math.hypot(step.x, step.y)) / Math.hypot(b.x - a.x, b.y - a.y))
}

function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y }
}

function scaled({ x, y }: Point, factor: number): Point {
  return { x: x * factor, y: y * factor }
}

/** How much of the distance of the rows a row's text fills, up and down from its middle. */
const halfRow = 0.36

/**
 * The place of a row's value.
 *
 * @param row counted from 0
 * @param from where it begins, and `to` where it ends: in distances from label to value, counted from the value's
 * left end
 */
export function valueQuad({ origin, step, toValue }: CardGrid, row: number, from: number, to: number): Quad {
  const corner = (along: number, down: number): Point => ({
    x: origin.x + (row + down) * step.x + (1 + along) * toValue.x,
    y: origin.y + (row + down) * step.y + (1 + along) * toValue.y,
  })
  return [corner(from, -halfRow), corner(to, -halfRow), corner(to, halfRow), corner(from, halfRow)]
}

/** How far from its place a value may begin: in distances of the rows, and from label to value. */
const [besideRow, besideColumn] = [0.4, 0.4] as const

/** The row of text in which a value of the grid begins, with its first character; `null` if none was found there. */
export function valueInRow(
  { origin, step, toValue }: CardGrid,
  rows: readonly Row[],
  index: number,
): [Row, number] | null {
  const place = {
    x: origin.x + index * step.x + toValue.x,
    y: origin.y + index * step.y + toValue.y,
  }
  for (const row of rows) {
    const start = row.glyphs.findIndex((glyph) => {
      const offset = minus(leftEnd(glyph), place)
      return share(offset, step) < besideRow && share(offset, toValue) < besideColumn
    })
    if (start >= 0) return [row, start]
  }
  return null
}

/** How much of a vector an offset goes along it, either way. */
function share(offset: Point, vector: Point): number {
  return Math.abs(offset.x * vector.x + offset.y * vector.y) / (vector.x ** 2 + vector.y ** 2)
}
