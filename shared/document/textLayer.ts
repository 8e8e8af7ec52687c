import type { PageViewport } from 'pdfjs-dist'
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.d.ts'
import type { Box, ReadLine, Rotation, TextLayer } from '../domain/reading.ts'

/** A vector, or a point, of the page as it is displayed: x to the right, y downwards, in its own units. */
type Vector = readonly [x: number, y: number]

/** A run of text where it stands: from `start` along `along`, as high as `up` reaches from its base line. */
interface Run {
  readonly text: string
  readonly start: Vector
  readonly along: Vector
  readonly up: Vector
  readonly endsLine: boolean
}

type Frame = Pick<PageViewport, 'width' | 'height' | 'transform'>

/** A gap wider than this many heights of the type is one between columns: what follows is a line of its own. */
const columnGap = 1.2
/** How far glyphs reach below their base line, in heights. */
const descent = 0.2

/**
 * Joins the runs of a page's text into lines, a cell of a table being one, and turns the page so that most of its text
 * stands upright.
 */
export function textLayer(items: readonly (TextItem | TextMarkedContent)[], frame: Frame): TextLayer {
  const runs = items.flatMap((item) => ('str' in item ? [placed(item, frame)] : []))
  const rotation = rotationOf(runs)
  const lines = linesOf(runs).map((line) => ({
    text: textOf(line),
    confidence: 1,
    box: boxAround(line, frame, rotation),
  }))
  return { rotation, lines: lines.filter(({ text }) => text !== '') }
}

function placed({ str, transform, width, height, hasEOL }: TextItem, frame: Frame): Run {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform as readonly number[]
  const [m11 = 1, m12 = 0, m21 = 0, m22 = 1, dx = 0, dy = 0] = frame.transform as readonly number[]
  const turned = ([vx, vy]: Vector): Vector => [m11 * vx + m21 * vy, m12 * vx + m22 * vy]
  const [startX, startY] = turned([x, y])
  return {
    text: str,
    start: [startX + dx, startY + dy],
    along: turned(scaled([a, b], width)),
    up: turned(scaled([c, d], height)),
    endsLine: hasEOL,
  }
}

/** The vector at the given length; runs without an extent have none. */
function scaled([x, y]: Vector, length: number): Vector {
  const own = Math.hypot(x, y)
  return own === 0 ? [0, 0] : [(x / own) * length, (y / own) * length]
}

function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = []
  let line: Run[] = []
  let isOver = true
  for (const run of runs) {
    const last = line.findLast(({ text }) => text.trim() !== '')
    const isBlank = run.text.trim() === ''
    if (isOver || (last && !isBlank && !follows(run, last))) {
      line = []
      lines.push(line)
    }
    line.push(run)
    isOver = run.endsLine
  }
  return lines
}

/** Whether a run stands behind another on one base line, without the gap of a column between. */
function follows(run: Run, last: Run): boolean {
  const height = length(last.up)
  if (height === 0 || dot(run.along, last.along) < 0.9 * length(run.along) * length(last.along)) return false
  const end: Vector = [last.start[0] + last.along[0], last.start[1] + last.along[1]]
  const step: Vector = [run.start[0] - end[0], run.start[1] - end[1]]
  const gap = dot(step, last.along) / Math.max(length(last.along), Number.EPSILON)
  const rise = Math.abs(dot(step, last.up)) / height
  return rise < 0.5 * height && gap > -0.5 * height && gap < columnGap * height
}

function textOf(line: readonly Run[]): string {
  return line
    .map(({ text }) => text)
    .join('')
    .trim()
}

/** How far the page is turned clockwise for most of its characters to stand upright. */
function rotationOf(runs: readonly Run[]): Rotation {
  const characters: Record<Rotation, number> = { 0: 0, 90: 0, 180: 0, 270: 0 }
  for (const { text, along } of runs) characters[rotationFor(along)] += text.trim().length
  const rotations: readonly Rotation[] = [0, 90, 180, 270]
  return rotations.reduce((best, rotation) => (characters[rotation] > characters[best] ? rotation : best), 0)
}

function rotationFor([x, y]: Vector): Rotation {
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 180
  return y < 0 ? 90 : 270
}

function boxAround(line: readonly Run[], { width, height }: Frame, rotation: Rotation): Box {
  const corners = line
    .filter(({ text }) => text.trim() !== '')
    .flatMap(({ start: [x, y], along, up }) =>
      [0, 1].flatMap((end) =>
        [-descent, 1 - descent].map((rise) =>
          turned(
            clamp((x + end * along[0] + rise * up[0]) / width),
            clamp((y + end * along[1] + rise * up[1]) / height),
            rotation,
          ),
        ),
      ),
    )
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** Where a point of the page as displayed, in fractions of its sides, lies once the page is turned. */
function turned(x: number, y: number, rotation: Rotation): Vector {
  switch (rotation) {
    case 0:
      return [x, y]
    case 90:
      return [1 - y, x]
    case 180:
      return [1 - x, 1 - y]
    case 270:
      return [y, 1 - x]
  }
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction))
}

function dot([ax, ay]: Vector, [bx, by]: Vector): number {
  return ax * bx + ay * by
}

function length([x, y]: Vector): number {
  return Math.hypot(x, y)
}

/** A page with fewer characters of its own holds a picture of its text. */
const fewest = 40
/** What a scanner or a stamp writes over a picture that fills the page is shorter than this. */
const fewestOverPicture = 200
/** Characters without a meaning that stands in Unicode: private use, controls, the sign for what is missing. */
const meaningless = /[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu

/**
 * Whether a text layer is what a person sees on the page: enough of it is shown, and its characters mean something.
 *
 * @param visible share of its characters that are drawn, and not painted over; `pictures` how much of the page pictures cover
 */
export function isPagesOwn(lines: readonly ReadLine[], visible: number, pictures: number): boolean {
  const text = lines.map((line) => line.text).join('')
  const isMeant = (text.match(meaningless)?.length ?? 0) <= 0.02 * text.length
  return isMeant && text.length * visible >= (pictures > 0.5 ? fewestOverPicture : fewest)
}
