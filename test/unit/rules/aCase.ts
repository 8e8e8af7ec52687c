import type { FieldName } from '../../../shared/domain/field.ts'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import type { DocumentKind } from '../../../shared/domain/kind.ts'
import type { Application } from '../../../shared/domain/order.ts'
import type { DocumentReading, PageReading } from '../../../shared/domain/reading.ts'
import type { WorksheetContent, WorksheetKind } from '../../../shared/domain/worksheet.ts'
import type { CaseInput, RuleDocument, RuleField, RuleWorksheet } from '../../../shared/rules/rule.ts'
import type { SharedValue } from '../../../shared/rules/sharedValue.ts'
import { figuresOf } from '../../../shared/worksheets/figures.ts'

export const front = DocumentPath.parse('docs/A-1/1.jpg')
export const back = DocumentPath.parse('docs/A-1/2.jpg')

const goodFields: readonly [DocumentPath, FieldName, string][] = [
  [front, 'name', '张三'],
  [front, 'sex', '女'],
  [front, 'birth', '1949-12-31'],
  [front, 'id_number', '11010519491231002X'],
  [back, 'valid_from', '2010-03-01'],
  [back, 'valid_to', '长期'],
]

/** A case on which every rule that can run passes, and ways to spoil it. */
export function aCase() {
  let fields: RuleField[] = goodFields.map(([document, name, value]) => ({
    document,
    page: 1,
    name,
    read: { value, state: 'sure', box: [0, 0, 1, 1] },
    confirmed: null,
  }))
  let documents: RuleDocument[] = [read(front, 'id-card-front'), read(back, 'id-card-back')]
  let application: Application = {
    name: '张三',
    id_number: '11010519491231002X',
    uscc: '91350100M000100Y43',
    applied: '2026-05-01',
  }
  let shared: readonly SharedValue[] = []
  let worksheets: readonly RuleWorksheet[] = []
  let wanted: readonly WorksheetKind[] = []
  let checklist: DocumentKind[] = ['id-card-front', 'id-card-back']
  const change = (name: FieldName, by: Partial<RuleField>) => {
    fields = fields.map((field) => (field.name === name ? { ...field, ...by } : field))
  }
  const builder = {
    reads: (name: FieldName, value: string | null) => {
      change(name, { read: { value, state: value === null ? 'absent' : 'sure', box: null } })
      return builder
    },
    readsDoubtfully: (name: FieldName, value: string) => {
      change(name, { read: { value, state: 'doubtful', box: null } })
      return builder
    },
    confirmed: (name: FieldName, value: string | null) => {
      change(name, { confirmed: { value } })
      return builder
    },
    without: (document: DocumentPath) => {
      documents = documents.filter(({ path }) => path !== document)
      fields = fields.filter((field) => field.document !== document)
      return builder
    },
    withDocument: (path: string, kind: DocumentKind | null, reading: RuleDocument['reading']) => {
      documents = [...documents, { path: DocumentPath.parse(path), kind, reading }]
      return builder
    },
    withFields: (...more: (readonly [DocumentPath, FieldName, string])[]) => {
      fields = [
        ...fields,
        ...more.map(([document, name, value]) => ({
          document,
          page: 1,
          name,
          read: { value, state: 'sure' as const, box: null },
          confirmed: null,
        })),
      ]
      return builder
    },
    unread: () => {
      documents = documents.map((document) => ({ ...document, reading: null }))
      fields = []
      return builder
    },
    declares: (by: Partial<Application>) => {
      application = { ...application, ...by }
      return builder
    },
    sharing: (...values: SharedValue[]) => {
      shared = values
      return builder
    },
    asksFor: (...kinds: DocumentKind[]) => {
      checklist = kinds
      return builder
    },
    wants: (...kinds: WorksheetKind[]) => {
      wanted = kinds
      return builder
    },
    withSheet: (sheet: WorksheetContent, document: DocumentPath | null = null) => {
      worksheets = [...worksheets, { ...sheet, document, figures: figuresOf(sheet) }]
      return builder
    },
    at: (today: string): CaseInput => ({
      terms: { issuedAt: '2026-05-02T08:00:00Z', checklist, worksheets: [...wanted] },
      case: { application },
      documents,
      fields,
      worksheets,
      shared,
      today,
    }),
  }
  return builder
}

function read(path: DocumentPath, kind: DocumentKind): RuleDocument {
  return { path, kind, reading: readAs(kind, { quality: goodPicture }) }
}

/** A picture with which nothing is wrong. */
export const goodPicture: NonNullable<PageReading['quality']> = {
  width: 1000,
  height: 630,
  textHeight: 36,
  sharpness: 0.9,
  glare: 0,
  noise: 1,
  isCutOff: false,
  screen: 0,
  hash: '0f1e2d3c4b5a6978',
}

export function readAs(
  kind: DocumentKind,
  {
    quality = null,
    traces = null,
    lines = [],
  }: Partial<Pick<PageReading, 'quality' | 'lines'> & Pick<DocumentReading, 'traces'>> = {},
): NonNullable<RuleDocument['reading']> {
  return { state: 'read', traces, pages: [{ page: 1, kind, kindConfidence: 1, quality, lines }] }
}
