import type { Detector } from '../engines/detector.ts'
import type { Recognizer } from '../engines/recognizer.ts'
import type { Witness } from '../engines/witness.ts'
import type { Row } from '../fields/layout/row.ts'
import type { ReadFields } from '../fields/value.ts'
import type { PageText } from '../page/page.ts'

/** The two readers, for looking at a line again, and what finds lines, for looking at a part of the page again. */
export interface Readers {
  readonly detect: Detector
  readonly recognize: Recognizer
  readonly witness: Witness
}

/** A page whose text is read and whose kind is known. */
export interface PageToRead {
  readonly page: PageText
  readonly rows: readonly Row[]
  readonly readers: Readers
}

/**
 * What a kind is told from the others by: a text, or a form that is there when labels are too small to be read; the
 * heavier, the rarer it is elsewhere.
 */
export type Feature = { readonly weight: number } & (
  | { readonly label: string }
  | { readonly isOn: (rows: readonly Row[]) => boolean }
)

/** All that there is to know about reading one kind of page. */
export interface KindReader {
  readonly features: readonly Feature[]
  /** A page with more rows of text is none of this kind, whatever it names. */
  readonly mostRows: number
  readonly read: (page: PageToRead) => Promise<ReadFields>
}
