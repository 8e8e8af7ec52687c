import { Modal, Select, Spin } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { DocumentPath } from '../../../shared/domain/ids.ts'
import type { CaseView, DocumentView } from '../../../shared/domain/view.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { isFound } from '../../components/isFound.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { KindSelect } from './KindSelect.tsx'
import { PartQuestion } from './PartQuestion.tsx'

/** Stands in the list for the answer that a document is no copy. */
const noCopy = ''

/** What the person is asked of the document in the active pane. */
export function DocumentQuestion() {
  const { caseWork, documents, panes } = useWorkspace()
  const asking = useStore(documents, (state) => state.asking)
  const view = useStore(caseWork, (state) => state.view)
  const path = panes.activePane().viewer.getState().shown?.path
  const document = view?.documents.find((candidate) => candidate.path === path)
  if (!view || !document) return null
  switch (asking) {
    case 'kind':
      return <KindQuestion document={document} />
    case 'part':
      return <PartQuestion document={document} />
    case 'duplicate':
      return <DuplicateQuestion document={document} view={view} />
    case null:
      return null
  }
}

function KindQuestion({ document }: { readonly document: DocumentView }) {
  const { t } = useTranslation()
  const { classify } = useWorkspace().documents.getState()
  return (
    <Question title={t('documents.ask.kind.title')} hint={t('documents.ask.kind.hint')}>
      <KindSelect
        label={t('documents.ask.kind.label')}
        value={document.kind}
        onChoose={(kind) => void classify(kind)}
        isOpen
      />
    </Question>
  )
}

interface DuplicateQuestionProps {
  readonly document: DocumentView
  readonly view: CaseView
}

function DuplicateQuestion({ document, view }: DuplicateQuestionProps) {
  const { t } = useTranslation()
  const { markDuplicate } = useWorkspace().documents.getState()
  const others = view.documents.filter(
    ({ path, duplicateOf }) => path !== document.path && duplicateOf === null,
  )
  return (
    <Question
      title={t('documents.ask.duplicate.title', { title: document.title })}
      hint={t('documents.ask.duplicate.hint')}
    >
      <Select<DocumentPath | typeof noCopy>
        className="document-choice"
        autoFocus
        defaultOpen
        aria-label={t('documents.ask.duplicate.label')}
        value={document.duplicateOf ?? noCopy}
        onSelect={(of) => void markDuplicate(of === noCopy ? null : of)}
        showSearch={{ filterOption: (typed, option) => isFound(typed, String(option?.label ?? '')) }}
        options={[
          ...others.map(({ path, kind, title }) => ({
            value: path,
            label: `${t(`term.kind.${kind}`)} · ${title}`,
          })),
          { value: noCopy, label: t('documents.ask.duplicate.none') },
        ]}
      />
    </Question>
  )
}

interface QuestionProps {
  readonly title: string
  readonly hint: string
  readonly children: ReactNode
}

/** A question that is answered by choosing from a list: nothing else has to be pressed. */
function Question({ title, hint, children }: QuestionProps) {
  const { t } = useTranslation()
  const { documents } = useWorkspace()
  const { busy, error, dismiss } = useStore(documents)
  return (
    <Modal
      open
      title={title}
      cancelText={t('app.cancel')}
      footer={(_, { CancelBtn }) => <CancelBtn />}
      onCancel={dismiss}
    >
      <p className="soft">{hint}</p>
      {error && <ErrorNotice error={error} />}
      <Spin spinning={busy}>{children}</Spin>
    </Modal>
  )
}
