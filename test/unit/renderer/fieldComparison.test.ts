import { describe, expect, it } from 'vitest'
import { compareField } from '../../../renderer/stores/fieldComparison.ts'
import type { FieldName } from '../../../shared/domain/field.ts'
import type { Finding } from '../../../shared/domain/finding.ts'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import { mask } from '../../../shared/domain/mask.ts'
import type { FieldView } from '../../../shared/domain/view.ts'

const path = DocumentPath.parse('docs/A-001/1.jpg')
const document = { path, kind: 'id-card-front' as const }
const application = { name: '样 大川', id_number: '110105198603120131', address: '样本路３号' }

function field(name: FieldName, value: string | null, traits: Partial<FieldView> = {}): FieldView {
  const read = { value, confidence: 0.9, state: 'sure' as const, reasons: [], box: null }
  return { name, page: 1, read, confirmed: null, entry: null, masked: false, ...traits }
}

function compared(state: Finding['state']): Finding {
  return {
    rule: 'consistency.id-number',
    ruleVersion: 1,
    category: 'CONSISTENCY',
    code: 'ID_NUMBER_DIFFERS',
    severity: 'S1',
    state,
    evidence: { document: path, page: 1, field: 'id_number', box: null },
    seen: null,
    expected: null,
    reason: null,
    cases: [],
  }
}

describe('a field beside the application', () => {
  it('matches whatever the spaces and the width of characters', () => {
    expect(compareField(field('name', '样大川'), document, application, [])).toBe('match')
    expect(compareField(field('address', '样本路3号'), document, application, [])).toBe('match')
  })

  it('differs by a single character', () => {
    expect(compareField(field('name', '样大州'), document, application, [])).toBe('mismatch')
  })

  it('is compared by what a person confirmed, not by what was read', () => {
    const by = { by: '周样' as never, at: '2026-11-21T08:00:00.000Z' }
    const corrected = field('name', '样大州', { confirmed: { answer: 'value', value: '样大川', ...by } })
    expect(compareField(corrected, document, application, [])).toBe('match')
    const illegible = field('name', '样大川', { confirmed: { answer: 'illegible', value: null, ...by } })
    expect(compareField(illegible, document, application, [])).toBe('not-read')
  })

  it('is compared with what the application says of the same thing', () => {
    const licence = { ...document, kind: 'business-licence' as const }
    const declared = { ...application, company: '样本（北京）商贸有限公司' }
    expect(compareField(field('name', '样本(北京)商贸有限公司'), licence, declared, [])).toBe('match')
    expect(compareField(field('legal_person', '样大川'), licence, declared, [])).toBe('match')
    expect(compareField(field('name', '样大川'), licence, application, [])).toBe('not-declared')
  })

  it('says nothing where nothing was declared, or nothing read', () => {
    expect(compareField(field('authority', '样本市公安局'), document, application, [])).toBe('not-declared')
    expect(compareField(field('birth', '1986-03-12'), document, application, [])).toBe('not-declared')
    expect(compareField(field('name', null), document, application, [])).toBe('not-read')
  })
})

describe('two masked numbers that look alike', () => {
  const masked = field('id_number', mask('110105190001010131'), { masked: true })
  const shown = { ...application, id_number: mask(application.id_number) }

  it('are never called the same by their masks alone', () => {
    expect(masked.read.value).toBe(shown.id_number)
    expect(compareField(masked, document, shown, [])).toBe('hidden')
    expect(compareField(masked, document, shown, [compared('not-performed')])).toBe('hidden')
  })

  it('are what the rule that saw both says', () => {
    expect(compareField(masked, document, shown, [compared('pass')])).toBe('match')
    expect(compareField(masked, document, shown, [compared('fail')])).toBe('mismatch')
  })

  it('are not judged by a finding about another document', () => {
    const elsewhere = compared('pass')
    const other = { ...document, path: DocumentPath.parse('docs/A-001/9.jpg') }
    expect(compareField(masked, other, shown, [elsewhere])).toBe('hidden')
  })

  it('differ where the masks differ', () => {
    const other = field('id_number', mask('110105198603129999'), { masked: true })
    expect(compareField(other, document, shown, [])).toBe('mismatch')
  })
})
