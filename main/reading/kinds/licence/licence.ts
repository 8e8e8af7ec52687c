import type { ReadField } from '../../../../shared/domain/reading.ts'
import { parseAmount } from '../../../../shared/rules/capitalAmount.ts'
import { isUscc } from '../../../../shared/rules/uscc.ts'
import type { Recognizer } from '../../engines/recognizer.ts'
import { personName } from '../../fields/agreement/personName.ts'
import { stretchesOf } from '../../fields/agreement/stretch.ts'
import { witnessed } from '../../fields/agreement/witnessed.ts'
import { witnessedAmount } from '../../fields/agreement/witnessedAmount.ts'
import { witnessedDate } from '../../fields/agreement/witnessedDate.ts'
import { candidatesFor } from '../../fields/forms/candidates.ts'
import { forever, isoDate } from '../../fields/forms/date.ts'
import { type PlacedRow, placedRows } from '../../fields/layout/placedRow.ts'
import { type Candidate, confidenceOf, type ReadFields, toField, unwitnessed } from '../../fields/value.ts'
import type { LevelBox } from '../../page/levelBox.ts'
import type { PageText } from '../../page/page.ts'
import type { KindReader, PageToRead, Readers } from '../kindReader.ts'
import { brokenDate } from './brokenDate.ts'
import { cutRegistrar } from './cutRegistrar.ts'
import { findWords } from './findLabels.ts'
import { type BodyField, findLicence, type Licence, type Lined, type Signed } from './findLicence.ts'
import { registrarLabels } from './labels.ts'
import { hasGap } from './lostMark.ts'
import { withOfficeWords } from './officeWords.ts'
import { findRegistrar } from './registrar.ts'
import { settledScope } from './scope.ts'
import { scopeWitness } from './scopeWitness.ts'
import { readUnderSeal } from './sealed.ts'
import { settled } from './settled.ts'
import { asCode, codeAlphabet, decideUscc } from './uscc.ts'

export const businessLicence: KindReader = {
  features: [
    { label: '营业执照', weight: 4 },
    { label: '统一社会信用代码', weight: 2 },
    { label: '经营范围', weight: 2 },
    { label: '登记机关', weight: 1 },
    { label: '法定代表人', weight: 1 },
    { label: '成立日期', weight: 1 },
  ],
  mostRows: 90,
  read: readLicence,
}

async function readLicence({ page, readers }: PageToRead): Promise<ReadFields> {
  const { candidates, signed: place } = findLicence(page)
  const signed = await readSignature(page, candidates, place, readers)
  const text = async (name: BodyField) =>
    witnessed(page, await settled(page, candidates[name], readers.recognize), readers)
  const scope = await settledScope(page, candidates.scope, readers.recognize)
  const term = await settledPeriod(page, candidates.term, readers.recognize)
  const established = await settled(page, candidates.established, readers.recognize)
  return {
    uscc: await usccField(page, candidates.uscc, readers),
    name: await text('name'),
    type: await text('type'),
    legal_person: await personName(
      page,
      await settled(page, candidates.legal_person, readers.recognize),
      readers,
    ),
    capital: withAmount(
      await witnessedAmount(page, await settled(page, candidates.capital, readers.recognize), readers),
    ),
    established: await witnessedDate(
      page,
      { ...established, value: isoDate(established.value ?? '') },
      readers,
      { isOneDay: true },
    ),
    term: asTerm(await witnessedDate(page, term, readers)),
    address: await text('address'),
    scope: await witnessed(page, scope, { witness: scopeWitness(readers.witness) }),
    registrar: await witnessed(signed.registrar.page, signed.registrar.candidate, readers),
    issued: await witnessedDate(signed.issued.page, signed.issued.candidate, readers, { isOneDay: true }),
  }
}

/** A period that is not one of the forms in which licences have it has lost a mark, or its end: it is read again, and doubted if it still is none. */
async function settledPeriod(page: PageText, found: Lined, recognize: Recognizer): Promise<Candidate> {
  const isWhole = ({ value }: Candidate) => value === null || wholePeriod.test(value)
  const first = await settled(page, found, recognize)
  if (isWhole(first)) return first
  const again = await settled(page, found, recognize, { isBroken: true })
  return isWhole(again) ? again : { ...first, doubts: [...first.doubts, 'not-in-vocabulary'] }
}

const endless = '(?:长期|永久|不约定期限|无固定期限)'
const day = String.raw`(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2})`
const wholePeriod = new RegExp(`^(?:${endless}|自?${day}(?:起?至(?:${day}止?|${endless}))?)$`)

/** A period stays as printed, but one that says no more than a day or that it has no end is a date or 长期. */
function asTerm(field: ReadField): ReadField {
  const { value } = field
  if (value === null) return field
  if (/^(?:长期|長期)$/.test(value)) return { ...field, value: forever }
  return /^\D*\d{4}\D+\d{1,2}\D+\d{1,2}日?$/.test(value)
    ? { ...field, value: isoDate(value) ?? value }
    : field
}

/** A value with the view of the page on which it was read. */
interface Seen {
  readonly page: PageText
  readonly candidate: Candidate
}

/** The registrar's name and the date, read through the seal if there is one and if that shows them. */
async function readSignature(
  page: PageText,
  { registrar, issued }: Licence['candidates'],
  { label, region }: Signed,
  readers: Readers,
): Promise<{ readonly registrar: Seen; readonly issued: Seen }> {
  const unsealed = region && (await readUnderSeal(page, region, readers))
  const rows = unsealed ? placedRows(unsealed) : []
  const clear = findRegistrar(rows, findWords(rows, registrarLabels) ?? label, 'region')
  const better = (candidate: Candidate, found: Candidate): Seen =>
    unsealed && candidate.value !== null && isSurer(candidate, found)
      ? { page: unsealed, candidate }
      : { page, candidate: found }
  const orAgain = async (seen: Seen, read: (page: PageText) => Promise<Candidate | null>): Promise<Seen> => {
    const candidate = unsealed && seen.candidate.value === null ? await read(unsealed) : null
    return unsealed && candidate ? { page: unsealed, candidate } : seen
  }
  const name = await orAgain(better(clear.registrar, registrar), (clearPage) =>
    cutRegistrar(clearPage, [...rows, ...(region ? rowsWithin(page, region) : [])], readers.recognize),
  )
  const date = await orAgain(better(clear.issued, issued), (clearPage) =>
    brokenDate(clearPage, rows, readers.recognize),
  )
  return { registrar: { ...name, candidate: withOfficeWords(name.candidate) }, issued: date }
}

function rowsWithin(page: PageText, { left, top, right, bottom }: LevelBox): PlacedRow[] {
  return placedRows(page).filter(
    ([first]) => first && first.left > left && first.left < right && first.y > top && first.y < bottom,
  )
}

/** Below this the reader may have seen what is left of the seal. */
const clearly = 0.8

/**
 * Whether what was read without the seal is to be taken; what was found with it away from any label is a guess, and what
 * has room where nothing was read has lost a character.
 */
function isSurer({ glyphs }: Candidate, other: Candidate): boolean {
  const confidence = confidenceOf(glyphs)
  const isPoor = other.doubts.length > 0 || hasGap(other.glyphs)
  return isPoor || confidence >= Math.min(clearly, confidenceOf(other.glyphs))
}

async function usccField(
  page: PageText,
  candidate: Candidate,
  { recognize, witness }: Readers,
): Promise<ReadField> {
  const [stretch, ...others] = stretchesOf(candidate.glyphs)
  if (candidate.value === null || !stretch || others.length > 0) return unwitnessed(page, candidate)
  const reading = await decideUscc(candidate.value, stretch.quad, {
    main: async (quad) => (await recognize(page.pixels, quad)).map(({ text }) => text).join(''),
    witness: (quad) => witness.numbers(page.pixels, quad, codeAlphabet),
  })
  const field = toField(page, { ...candidate, value: reading.value }, reading)
  if (isUscc(reading.value)) return field
  const code = candidate.glyphs.map((glyph) => ({ ...glyph, text: asCode(glyph.text) }))
  return { ...field, candidates: candidatesFor(code, codeAlphabet, isUscc) }
}

/** Beside an amount in yuan stands what it is in fen; what is in another currency has no amount in fen. */
function withAmount(field: ReadField): ReadField {
  const amount = field.value === null ? null : parseAmount(field.value)
  return amount?.currency === 'CNY' ? { ...field, fen: amount.fen } : field
}
