import { maskedFields } from '../../shared/domain/field.ts'
import { mask } from '../../shared/domain/mask.ts'
import type { FieldView, GivenAnswer } from '../../shared/domain/view.ts'
import type { StoredAnswer } from './confirmationStore.ts'
import { entriesOf } from './doubleEntry.ts'
import type { CaseField } from './fields.ts'
import type { Viewer } from './viewer.ts'

/**
 * A field as somebody sees it: of one whose entries are not settled their own alone, and what was read. Unless revealed,
 * the values of masked fields are masked.
 */
export function viewField(field: CaseField, viewer: Viewer): FieldView {
  const { name, page, read, entries } = field
  const masked = !viewer.revealed && maskedFields.includes(name)
  const mine = entries?.newest.find(({ by }) => by === viewer.name) ?? null
  const confirmed = field.confirmed ?? mine
  return {
    name,
    page,
    read: masked
      ? {
          ...read,
          value: maskOrNull(read.value),
          ...(read.candidates && { candidates: read.candidates.map(mask) }),
        }
      : read,
    confirmed: confirmed && viewAnswer(confirmed, masked, viewer),
    entry: entries && { awaited: entries.awaited, isMine: mine !== null },
    masked,
  }
}

/** Every answer that was given about a field, as somebody may see it; of others' entries none before they are settled. */
export function viewHistory(
  name: CaseField['name'],
  answers: readonly StoredAnswer[],
  isDoubleEntry: boolean,
  viewer: Viewer,
): GivenAnswer[] {
  const masked = !viewer.revealed && maskedFields.includes(name)
  const isKept = isDoubleEntry && entriesOf(name, answers).settled === null
  return answers
    .filter(({ by }) => !isKept || by === viewer.name)
    .map((answer) => viewAnswer(answer, masked, viewer))
}

function viewAnswer(
  { answer, value, by, at }: StoredAnswer,
  masked: boolean,
  { name, isBlind }: Viewer,
): GivenAnswer {
  return { answer, value: masked ? maskOrNull(value) : value, by: isBlind && by !== name ? null : by, at }
}

function maskOrNull(value: string | null): string | null {
  return value === null ? null : mask(value)
}
