import jpeg from 'jpeg-js'
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
import { cutOut, shrunk } from './cutOut.ts'
import { maskPage } from './maskPage.ts'
import type { OpenBatch } from './openBatch.ts'
import type { CorePorts } from './ports.ts'

/** The longer side of a page as it is decoded for this: print of usual size can be read in what is cut out of it. */
const pageSide = 1600
const jpegQuality = 72
/** Pixels across a picture, about: 300 to an inch of the room that the report has for it. */
const printedWidth = 800
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
      const { width, height, rgba } = shrunk(cutOut(shown.pixels, part, shown.rotation), printedWidth)
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
