import type { Evidence } from '../domain/finding.ts'
import { cardKinds } from '../domain/kind.ts'
import { normaliseAddress, normaliseNumber, normalisePhone } from './compare.ts'
import type { SharedThing } from './sharedValue.ts'
import { type Place, type SeenCase, sightingsAt } from './sighting.ts'

/** A value that other cases can have too, so normalised that equal texts mean the same; `evidence` is null if declared. */
export interface CaseValue {
  readonly what: Exclude<SharedThing, 'file' | 'look'>
  readonly value: string
  readonly evidence: Evidence | null
}

/** How a page looks: the hash of its picture. */
export interface PageLook {
  readonly evidence: Evidence
  /** 64 bits as 16 hexadecimal digits. */
  readonly hash: string
}

/** An address shorter than this is a village without a house: many people live there. */
const shortestAddress = 8
/** A picture of almost one colour (a card far away on a dark table) has a hash like any other of one colour. */
const fewestEdges = 12

const cardsOfPeople: readonly Place[] = [
  ['id-card-front', 'id_number'],
  ['hk-macau-taiwan-residence-permit', 'id_number'],
  ['foreigner-permanent-residence-card', 'number'],
]
const accounts: readonly Place[] = [
  ['bank-card', 'number'],
  ['bank-statement', 'number'],
]
const homes: readonly Place[] = [['id-card-front', 'address']]

/** What of a case is looked for in other cases of the batch: what was declared first, then what stands on documents. */
export function valuesOf(input: SeenCase): CaseValue[] {
  const { id_number, phone, address } = input.case.application
  return [
    ...declared('id-number', id_number, normaliseNumber),
    ...standing(input, 'id-number', cardsOfPeople, normaliseNumber),
    ...declared('phone', phone, normalisePhone),
    ...standing(input, 'bank-card', accounts, normaliseNumber),
    ...declared('address', address, normaliseAddress),
    ...standing(input, 'address', homes, normaliseAddress),
  ].filter(({ what, value }) => value.length >= (what === 'address' ? shortestAddress : 1))
}

/**
 * How the pages of a case look. Pages without any edge are left out, and those of papers, where one page of lines looks
 * like another.
 */
export function looksOf({ documents }: Pick<SeenCase, 'documents'>): PageLook[] {
  return documents.flatMap(({ path, kind: named, reading }) =>
    (reading?.pages ?? []).flatMap(({ page, kind, quality }) => {
      const isPaper = [named ?? kind, kind].some((known) => known !== 'other' && !cardKinds.includes(known))
      if (isPaper || !quality || edgesIn(quality.hash) < fewestEdges) return []
      return [{ evidence: { document: path, page, field: null, box: null }, hash: quality.hash }]
    }),
  )
}

function declared(
  what: CaseValue['what'],
  value: string | undefined,
  normalise: (text: string) => string,
): CaseValue[] {
  return value === undefined ? [] : [{ what, value: normalise(value), evidence: null }]
}

function standing(
  input: SeenCase,
  what: CaseValue['what'],
  places: readonly Place[],
  normalise: (text: string) => string,
): CaseValue[] {
  return sightingsAt(input, places).flatMap((seen) =>
    seen.state === 'legible' ? [{ what, value: normalise(seen.value), evidence: seen.evidence }] : [],
  )
}

/** Bits that are not as most of them are. */
function edgesIn(hash: string): number {
  const ones = [...hash].reduce(
    (sum, digit) => sum + [...Number.parseInt(digit, 16).toString(2)].filter((bit) => bit === '1').length,
    0,
  )
  return Math.min(ones, 64 - ones)
}
