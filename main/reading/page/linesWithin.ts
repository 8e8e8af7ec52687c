import type { Detector } from '../engines/detector.ts'
import type { Recognizer } from '../engines/recognizer.ts'
import { joinFragments } from './fragments.ts'
import type { LevelBox } from './levelBox.ts'
import { lineQuad } from './orientation.ts'
import { leastConfidence, meanConfidence, type PageText, type TextLine } from './page.ts'
import { cutPart, onPage } from './part.ts'

/** Longer side at which a part of a page is looked at, at most: what the detector sees at once. */
const mostSide = 1280

/** The lines within a level part of the page, found and read as if it were a page of its own, in the whole page's pixels. */
export async function linesWithin(
  page: PageText,
  box: LevelBox,
  { detect, recognize }: { readonly detect: Detector; readonly recognize: Recognizer },
): Promise<TextLine[]> {
  const longer = Math.max(box.right - box.left, box.bottom - box.top)
  const part = cutPart(page.pixels, box, page.angle, Math.min(1, mostSide / longer))
  const across = { x: 1, y: 0 }
  const regions = await detect(part.pixels, Math.max(part.pixels.width, part.pixels.height))
  const lines: TextLine[] = []
  for (const found of joinFragments(
    regions.map((region) => lineQuad(region, across)),
    0,
  )) {
    const quad = onPage(found, part)
    const characters = await recognize(page.pixels, quad)
    if (meanConfidence(characters) >= leastConfidence) lines.push({ quad, characters })
  }
  return lines
}
