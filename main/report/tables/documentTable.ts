import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { ResultDocument } from '../../../shared/domain/result.ts'
import { code, type Table, tableOf, text } from './table.ts'
import { documentStateWord, kindWord } from './words.ts'

interface DocumentRow extends ResultDocument {
  readonly caseNo: CaseNo
}

/** 文件: every document of the cases, also those that no longer count. */
export const documentTable: Table = tableOf<DocumentRow>(
  { zh: '文件', en: 'Documents' },
  ({ caseNo, documents }) => documents.map((document) => ({ ...document, caseNo })),
  [
    text('案件号', 'Case', 18, ({ caseNo }) => caseNo),
    text('文件', 'Document', 30, ({ path }) => path),
    text('类型', 'Kind', 32, ({ kind }) => kindWord(kind)),
    text('状态', 'State', 22, ({ state }) => documentStateWord(state)),
    text('错误', 'Error', 26, ({ error }) => error?.code ?? null),
    text('识别引擎', 'Engines', 30, ({ engines }) =>
      engines.map(({ name, version }) => `${name} ${version}`).join('\n'),
    ),
    code('补充资料包', 'Amendment', ({ amendment }) => amendment),
    text('替代', 'Replaces', 26, ({ replaces }) => replaces),
    text('重复于', 'Copy of', 26, ({ duplicateOf }) => duplicateOf ?? null),
    text(
      '分件',
      'Parts',
      34,
      ({ parts }) =>
        parts?.map(({ from, to, kind, title }) => `${from}–${to} ${title ?? kindWord(kind)}`).join('\n') ??
        null,
    ),
    code('摘要', 'SHA-256', ({ sha256 }) => sha256),
  ],
)
