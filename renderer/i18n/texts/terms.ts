import type { Role } from '../../../shared/domain/person.ts'
import type { CaseState } from '../../../shared/domain/queue.ts'
import type { BatchView, DocumentView, JobProgress } from '../../../shared/domain/view.ts'
import { readingTerms } from '../../../shared/terms/reading.ts'
import { reviewTerms } from '../../../shared/terms/review.ts'
import { worksheetTerms } from '../../../shared/terms/worksheet.ts'
import type { Shape } from '../shape.ts'

/** The field's own words, one for each value of the domain's lists: a value without a word does not compile. */
export const termsZh = {
  ...readingTerms.zh,
  ...reviewTerms.zh,
  ...worksheetTerms.zh,
  batchState: {
    imported: '已导入',
    'in-review': '审核中',
    decided: '已审完',
    exported: '已导出',
    destroyed: '已销毁',
    'no-key': '无密钥',
    unreadable: '无法打开',
  } satisfies Record<BatchView['state'], string>,
  caseState: {
    waiting: '待分配',
    assigned: '待审',
    'in-review': '审核中',
    returned: '已退回',
    decided: '已审',
  } satisfies Record<CaseState, string>,
  documentState: {
    unread: '未识别',
    stale: '待重新识别',
    read: '已识别',
    unreadable: '无法读取',
  } satisfies Record<DocumentView['state'], string>,
  role: {
    supervisor: '主管',
    'reviewer-1': '初审员',
    'reviewer-2': '复审员',
    'reviewer-3': '终审员',
    auditor: '审计员',
  } satisfies Record<Role, string>,
  step: {
    import: '导入',
    read: '识别',
    'read-again': '重新识别',
    export: '导出',
    backup: '备份',
  } satisfies Record<JobProgress['step'], string>,
  unit: { bytes: 'MB', documents: '份', cases: '案' } satisfies Record<JobProgress['unit'], string>,
} as const

export const termsEn: Shape<typeof termsZh> = {
  ...readingTerms.en,
  ...reviewTerms.en,
  ...worksheetTerms.en,
  batchState: {
    imported: 'Imported',
    'in-review': 'In review',
    decided: 'Decided',
    exported: 'Exported',
    destroyed: 'Destroyed',
    'no-key': 'No key',
    unreadable: 'Cannot be opened',
  },
  caseState: {
    waiting: 'Unassigned',
    assigned: 'Assigned',
    'in-review': 'In review',
    returned: 'Returned',
    decided: 'Decided',
  },
  documentState: { unread: 'Not read', stale: 'To be read again', read: 'Read', unreadable: 'Unreadable' },
  role: {
    supervisor: 'Supervisor',
    'reviewer-1': 'First reviewer',
    'reviewer-2': 'Second reviewer',
    'reviewer-3': 'Final reviewer',
    auditor: 'Auditor',
  },
  step: {
    import: 'Import',
    read: 'Reading',
    'read-again': 'Reading again',
    export: 'Export',
    backup: 'Backup',
  },
  unit: { bytes: 'MB', documents: 'documents', cases: 'cases' },
}
