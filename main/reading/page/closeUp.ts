import type { Detector } from '../engines/detector.ts'
import type { Recognizer } from '../engines/recognizer.ts'
import { joinFragments, type LevelBox, levelBox } from './fragments.ts'
import { lineQuad } from './orientation.ts'
import { leastConfidence, meanConfidence, type PageText, type TextLine } from './page.ts'
import { cutPart, onPage } from './part.ts'

/** Longer side at which the part is looked at: what the detector sees at once. */
const side = 1280
/** Room around the text, in heights of a line: for lines that were not found. */
const margin = 2.5
/** It is worth a second look if text becomes this much larger. */
const leastGain = 1.25

/**
 * The text of a page found again in the part of it where there is text, level and as large as the detector sees it: a
 * card on a table, of which lines were lost or ran together. `null` where text fills the page already.
 */
export async function readCloseUp(
  page: PageText,
  { detect, recognize }: { readonly detect: Detector; readonly recognize: Recognizer },
): Promise<PageText | null> {
  const box = boxOfText(page)
  if (!box) return null
  const longer = Math.max(box.right - box.left, box.bottom - box.top)
  if (Math.max(page.pixels.width, page.pixels.height) < leastGain * longer) return null
  const part = cutPart(page.pixels, box, page.angle, side / longer)
  const across = { x: 1, y: 0 }
  const found = joinFragments(
    (await detect(part.pixels)).map((region) => lineQuad(region, across)),
    0,
  )
  const lines: TextLine[] = []
  for (const line of found) {
    const quad = onPage(line, part)
    const characters = await recognize(page.pixels, quad)
    if (meanConfidence(characters) >= leastConfidence) lines.push({ quad, characters })
  }
  return { ...page, lines }
}

/** Around all lines of the page, as it lies with its text level. */
function boxOfText({ lines, angle }: PageText): LevelBox | null {
  if (lines.length === 0) return null
  const boxes = lines.map(({ quad }) => levelBox(quad, angle))
  const heights = boxes.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b)
  const room = margin * (heights[Math.floor(heights.length / 2)] ?? 0)
  return {
    left: Math.min(...boxes.map(({ left }) => left)) - room,
    top: Math.min(...boxes.map(({ top }) => top)) - room,
    right: Math.max(...boxes.map(({ right }) => right)) + room,
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) + room,
  }
}
