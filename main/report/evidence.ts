import type { DocumentPath } from '../../shared/domain/ids.ts'
import type { Box } from '../../shared/domain/reading.ts'

/** A place on the upright page of a document. */
export interface EvidencePlace {
  readonly document: DocumentPath
  readonly page: number
  readonly box: Box
}

/** A part of a page around a place. */
export interface EvidencePicture {
  readonly jpeg: Uint8Array
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** Where the place is in the picture, in fractions of its width and height. */
  readonly mark: Box
}

/** Gives pictures for the report. All else in a result is made of its cases; pictures come from the documents. */
export interface Evidence {
  /**
   * The part of a page around a place, with the numbers in it covered where the order wants that; null where there is
   * none to be shown: the document cannot be opened, or it is not known where its numbers stand.
   */
  readonly picture: (place: EvidencePlace) => Promise<EvidencePicture | null>
}

export const noEvidence: Evidence = { picture: async () => null }
