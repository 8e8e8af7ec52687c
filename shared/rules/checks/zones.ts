import { type FieldName, fieldsOfKind } from '../../domain/field.ts'
import type { DocumentKind } from '../../domain/kind.ts'
import { normaliseNumber } from '../compare.ts'
import { type MrzContent, mrzDate, mrzExpiry, parseMrz } from '../mrz.ts'
import type { CaseInput, Outcome, Rule } from '../rule.ts'
import { besides, type Judgement, judgeAlso, judgeEach, type Legible, sightings } from '../sighting.ts'

/** All check digits of a machine-readable zone. */
const checkDigits: Rule = {
  id: 'ident.mrz',
  version: 1,
  category: 'IDENT',
  code: 'MRZ_INVALID',
  severity: 'S2',
  source: 'ICAO Doc 9303-3, 4.9; 9303-4; 9303-5',
  check: (input) =>
    onZones(input, judgeEach, ({ zone }) => {
      if (!zone) return { state: 'warn', reason: 'malformed' }
      return zone.failing.length === 0
        ? { state: 'pass' }
        : { state: 'fail', reason: 'wrong-check-character' }
    }),
}

/** What is printed above the zone is what the zone says. */
const printed: Rule = {
  id: 'ident.mrz-printed',
  version: 1,
  category: 'IDENT',
  code: 'MRZ_DIFFERS',
  severity: 'S2',
  source: 'ICAO Doc 9303-3',
  check: (input) =>
    onZones(input, judgeAlso, ({ zone, first }) => {
      if (!zone || zone.failing.length > 0) return { state: 'not-performed', reason: 'wrong-check-character' }
      const apart = saidTwice(zone, input.today).flatMap(([field, said]) => {
        const there = said === null ? null : besides(input, first, field)
        return there && said !== null && normaliseNumber(there.value) !== normaliseNumber(said) ? [there] : []
      })
      const [one] = apart
      if (!one) return { state: 'pass' }
      return { state: one.certain ? 'fail' : 'warn', seen: one.value }
    }),
}

export const zoneRules: readonly Rule[] = [checkDigits, printed]

/** A zone as it was read; `zone` is null where its lines have no form that there is. */
interface ReadZone {
  readonly zone: MrzContent | null
  readonly first: Legible
}

const zoneKinds = (Object.keys(fieldsOfKind) as DocumentKind[]).filter((kind) =>
  fieldsOfKind[kind].includes('mrz1'),
)

function onZones(input: CaseInput, each: typeof judgeEach, judge: (read: ReadZone) => Judgement): Outcome[] {
  return zoneKinds.flatMap((kind) =>
    each(sightings(input, kind, 'mrz1'), (first) => {
      const names = (['mrz2', 'mrz3'] as const).filter((name) => fieldsOfKind[kind].includes(name))
      const others = names.flatMap((name) => besides(input, first, name) ?? [])
      if (others.length < names.length) return { state: 'illegible' }
      const judged = judge({ zone: parseMrz([first, ...others].map(({ value }) => value)), first })
      // A zone is as certain as its least certain line.
      return judged.state === 'fail' && others.some(({ certain }) => !certain)
        ? { ...judged, state: 'warn' }
        : judged
    }),
  )
}

/** Fields that stand in the zone and above it, with what the zone says; null where it does not say it clearly. */
function saidTwice(zone: MrzContent, today: string): readonly (readonly [FieldName, string | null])[] {
  return [
    ['passport_no', zone.number],
    ['birth', mrzDate(zone.birth, today)],
    ['sex', zone.sex],
    ['expiry', mrzExpiry(zone.expiry)],
    ['nationality', zone.nationality || null],
  ]
}
