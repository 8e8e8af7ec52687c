import type { ReadField } from '../../../../shared/domain/reading.ts'
import { parseAmount } from '../../../../shared/rules/capitalAmount.ts'
import { isUscc } from '../../../../shared/rules/uscc.ts'
import { candidatesFor } from '../../fields/candidates.ts'
import { placedRows } from '../../fields/placedRow.ts'
import { stretchesOf } from '../../fields/stretch.ts'
import { type Candidate, type ReadFields, toField, unwitnessed } from '../../fields/value.ts'
import { witnessed } from '../../fields/witnessed.ts'
import type { PageText } from '../../page/page.ts'
import type { KindReader, PageToRead, Readers } from '../kindReader.ts'
import { type FoundLabel, findWords } from './findLabels.ts'
import { findLicence, type Licence } from './findLicence.ts'
import { registrarLabels } from './labels.ts'
import { findRegistrar, type Signature } from './registrar.ts'
import { readUnderSeal, regionOfRegistrar } from './sealed.ts'
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
  const { candidates, registrarLabel } = findLicence(page)
  const signed = await readSignature(page, candidates, registrarLabel, readers)
  const text = (candidate: Candidate) => witnessed(page, candidate, readers)
  return {
    uscc: await usccField(page, candidates.uscc, readers),
    name: await text(candidates.name),
    type: await text(candidates.type),
    legal_person: await text(candidates.legal_person),
    capital: withAmount(await text(candidates.capital)),
    established: await text(candidates.established),
    term: await text(candidates.term),
    address: await text(candidates.address),
    scope: await text(candidates.scope),
    registrar: await witnessed(signed.page, signed.registrar, readers),
    issued: await witnessed(signed.page, signed.issued, readers),
  }
}

/** The registrar's name and the date, read through the seal if there is one. */
async function readSignature(
  page: PageText,
  { registrar, issued }: Licence['candidates'],
  label: FoundLabel | null,
  readers: Readers,
): Promise<Signature & { readonly page: PageText }> {
  const region = regionOfRegistrar(label)
  const unsealed = region && (await readUnderSeal(page, region, readers))
  if (!unsealed) return { page, registrar, issued }
  const rows = placedRows(unsealed)
  const found = findRegistrar(rows, findWords(rows, registrarLabels) ?? label)
  return { page: unsealed, ...found }
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
