import { type FieldName, maskedFields } from '../../shared/domain/field.ts'
import type { UserName } from '../../shared/domain/person.ts'
import { normaliseName, normaliseNumber } from '../../shared/rules/compare.ts'

/** What one person entered of a field; `value` is null unless they entered one. */
export interface Entry {
  readonly answer: 'value' | 'illegible' | 'not-applicable'
  readonly value: string | null
  readonly by: UserName
}

/**
 * How far the entries of a field have come. `made` are all of them; `newest` holds each person's newest one, in the
 * order in which people came to it; `settled` is the one that counts, null while somebody's is `awaited`.
 */
export interface Entries<E extends Entry = Entry> {
  readonly made: readonly E[]
  readonly newest: readonly E[]
  readonly settled: E | null
  readonly awaited: 'first' | 'second' | 'third' | null
}

/**
 * Settles a field that two people enter, neither seeing what the other wrote. Each person's newest entry counts. Two
 * that agree settle it, and of several such pairs the one that agreed last; where none agree, the third person's decides.
 *
 * @param entries in the order in which they were made
 */
export function entriesOf<E extends Entry>(name: FieldName, entries: readonly E[]): Entries<E> {
  const byPerson = new Map<UserName, E>()
  for (const entry of entries) byPerson.set(entry.by, entry)
  const newest = [...byPerson.values()]
  const inTime = entries.filter((entry) => newest.includes(entry))
  const settled = agreed(name, inTime) ?? newest[2] ?? null
  const awaited = settled ? null : (turns[newest.length] ?? null)
  return { made: entries, newest, settled, awaited }
}

const turns = ['first', 'second', 'third'] as const

function agreed<E extends Entry>(name: FieldName, inTime: readonly E[]): E | null {
  const completing = inTime.findLast((entry, index) =>
    inTime.slice(0, index).some((earlier) => isSame(name, earlier, entry)),
  )
  return completing ?? null
}

function isSame(name: FieldName, one: Entry, other: Entry): boolean {
  if (one.answer !== other.answer) return false
  return one.value === other.value || normalised(name, one.value) === normalised(name, other.value)
}

/** Width, spaces and capitals do not make another entry. */
function normalised(name: FieldName, value: string | null): string {
  return maskedFields.includes(name) ? normaliseNumber(value ?? '') : normaliseName(value ?? '')
}
