import jpeg from 'jpeg-js'
import { turnBox } from '../../shared/document/turnBox.ts'
import { maskedFields } from '../../shared/domain/field.ts'
import type { DocumentPath } from '../../shared/domain/ids.ts'
import { ReadableMediaType } from '../../shared/domain/kind.ts'
import type { OrderTerms } from '../../shared/domain/order.ts'
import type { Box, PageReading, Rotation } from '../../shared/domain/reading.ts'
import type { PagePixels } from '../../shared/domain/view.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { type Evidence, type EvidencePlace, noEvidence } from '../report/evidence.ts'
import type { BatchStores } from '../review/caseView.ts'
import { coveredBoxes } from './coveredNumbers.ts'
import { maskPage } from './maskPage.ts'
import type { OpenBatch } from './openBatch.ts'
import type { CorePorts } from './ports.ts'

/** The longer side of a page as it is decoded for this: print of usual size can be read in what is cut out of it. */
const pageSide = 1600
const jpegQuality = 72
/** What is shown around a place, in heights of its box, and at least that share of the page. */
const around = { across: 8, down: 2.5 }
const least = { across: 0.45, down: 0.09 }

interface OpenPage {
  readonly document: DocumentPath
  readonly page: number
  /** Null where nothing of the page may be shown. */
  readonly shown: Promise<{ readonly pixels: PagePixels; readonly rotation: Rotation } | null>
}

/**
 * Pictures of places on documents, as the order wants them. A page is decoded by the process that opens untrusted
 * documents, and kept until another one is asked for.
 */
export function createEvidence(
  { decoder }: CorePorts['decoder'],
  stores: Pick<BatchStores, 'cases' | 'readings'>,
  read: OpenBatch['read'],
  policy: OrderTerms['evidence'],
): Evidence {
  if (policy === 'none') return noEvidence
  let open: OpenPage | null = null

  async function decoded({ document, page }: EvidencePlace) {
    const reading = stores.readings.get(document)?.pages.find((one) => one.page === page)
    const mediaType = ReadableMediaType.safeParse(stores.cases.document(document).mediaType)
    if (!mediaType.success || !reading || (policy === 'masked' && !isWhollyKnown(reading))) return null
    const bytes = await read(document)
    const { pixels } = await decoder.page({ bytes, mediaType: mediaType.data, page, maxSide: pageSide })
    const { rotation } = reading
    const masked = policy === 'masked' ? maskPage(pixels, coveredBoxes(reading), rotation) : pixels
    return { pixels: masked, rotation }
  }

  return {
    async picture(place) {
      if (open?.document !== place.document || open.page !== place.page)
        open = { document: place.document, page: place.page, shown: decoded(place).catch(nothingShown) }
      const shown = await open.shown
      if (!shown) return null
      const part = surroundings(place.box, shown)
      const { width, height, rgba } = cutOut(shown.pixels, part, shown.rotation)
      const { data } = jpeg.encode({ width, height, data: rgba }, jpegQuality)
      return { jpeg: data, width, height, mark: within(place.box, part) }
    },
  }
}

/** A document that does not open is told of as a finding; the report is made all the same. */
function nothingShown(error: unknown): null {
  if (error instanceof SealdeskError && error.code.startsWith('document/')) return null
  throw error
}

/** Whether it is known of each number that a page is to have where it stands. */
function isWhollyKnown({ fields }: PageReading): boolean {
  return maskedFields.every((name) => fields[name] === undefined || fields[name].box !== null)
}

/** A part of the upright page around a box. */
function surroundings(
  [left, top, right, bottom]: Box,
  { pixels, rotation }: { readonly pixels: PagePixels; readonly rotation: Rotation },
): Box {
  const lies = rotation === 90 || rotation === 270
  const aspect = lies ? pixels.height / pixels.width : pixels.width / pixels.height
  const line = Math.min(bottom - top, least.down)
  const across = Math.max((around.across * line) / aspect, (least.across - (right - left)) / 2)
  const down = Math.max(around.down * line, (least.down - (bottom - top)) / 2)
  return [
    Math.max(0, left - across),
    Math.max(0, top - down),
    Math.min(1, right + across),
    Math.min(1, bottom + down),
  ]
}

/** Where a box is in a part of its page. */
function within([left, top, right, bottom]: Box, part: Box): Box {
  const [width, height] = [part[2] - part[0], part[3] - part[1]]
  return [
    (left - part[0]) / width,
    (top - part[1]) / height,
    (right - part[0]) / width,
    (bottom - part[1]) / height,
  ]
}

/**
 * Cuts a part out of a page, and turns it upright.
 *
 * @param part of the upright page
 * @param rotation how far the page as stored is turned clockwise to stand upright
 */
function cutOut(page: PagePixels, part: Box, rotation: Rotation): PagePixels {
  // What is left of a whole turn is a quarter turn as well.
  const [left, top, right, bottom] = turnBox(part, ((360 - rotation) % 360) as Rotation)
  const [fromX, toX] = edges(left, right, page.width)
  const [fromY, toY] = edges(top, bottom, page.height)
  const [across, down] = [toX - fromX, toY - fromY]
  const isTurned = rotation === 90 || rotation === 270
  const [width, height] = isTurned ? [down, across] : [across, down]
  const from = inWords(page.rgba)
  const upright = new Uint32Array(width * height)
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++)
      upright[uprightIndex(x, y, across, down, rotation)] = from[(fromY + y) * page.width + fromX + x] ?? 0
  return { width, height, rgba: new Uint8Array(upright.buffer) }
}

/** Four bytes of a pixel at once. */
function inWords({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array {
  const isAligned = byteOffset % 4 === 0
  return isAligned
    ? new Uint32Array(buffer, byteOffset, byteLength / 4)
    : new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength))
}

function edges(from: number, to: number, length: number): [number, number] {
  const first = Math.min(length - 1, Math.max(0, Math.floor(from * length)))
  return [first, Math.max(first + 1, Math.min(length, Math.ceil(to * length)))]
}

/** Where a pixel of a part as stored comes to lie once the part is turned clockwise. */
function uprightIndex(x: number, y: number, across: number, down: number, rotation: Rotation): number {
  switch (rotation) {
    case 0:
      return y * across + x
    case 90:
      return x * down + (down - 1 - y)
    case 180:
      return (down - 1 - y) * across + (across - 1 - x)
    case 270:
      return (across - 1 - x) * down + y
  }
}
