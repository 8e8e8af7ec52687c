import { BorderOutlined } from '@ant-design/icons'
import { Button, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { type Evidence, FindingCategory, Severity } from '../../../shared/domain/finding.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { isFound } from '../../components/isFound.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { isComplete, type NewFinding as Written } from '../../stores/findingsStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { focusBoxDrawing, newFindingId, showWhole } from './focus.ts'

interface NewFindingProps {
  readonly view: CaseView
  readonly adding: Written
}

/** What a reviewer found with their own eyes: in words, of which category and weight, and where it is seen. */
export function NewFinding({ view, adding }: NewFindingProps) {
  const { t } = useTranslation()
  const { findings } = useWorkspace()
  const { busy, error, change, add, dismiss } = useStore(findings)
  const { text, category, severity } = adding
  const save = () => void add()
  // What is being written is what keys are about: saving is not yet saving the opinion.
  useShortcuts({ 'text.leave': dismiss, 'app.back': dismiss, 'opinion.save': save })
  return (
    <form
      ref={showWhole}
      className="finding-form"
      aria-label={t('findings.new.title')}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {error && <ErrorNotice error={error} />}
      <Input
        id={newFindingId}
        autoFocus
        maxLength={500}
        aria-label={t('findings.new.text')}
        placeholder={t('findings.new.text')}
        value={text}
        onChange={({ target }) => change({ text: target.value })}
      />
      <span className="finding-form-line">
        <Select<FindingCategory>
          className="finding-category"
          aria-label={t('findings.new.category')}
          placeholder={t('findings.new.categoryHint')}
          value={category}
          onSelect={(chosen) => change({ category: chosen })}
          showSearch={{
            filterOption: (typed, option) => isFound(typed, `${option?.label ?? ''} ${option?.value ?? ''}`),
          }}
          options={FindingCategory.options.map((value) => ({ value, label: t(`term.category.${value}`) }))}
        />
        <Radio.Group
          optionType="button"
          aria-label={t('findings.new.severity')}
          value={severity}
          onChange={({ target }) => change({ severity: target.value })}
          options={Severity.options.map((value) => ({
            value,
            label: `${value} ${t(`term.severity.${value}`)}`,
          }))}
        />
      </span>
      <Place view={view} evidence={adding.evidence} />
      <span className="finding-form-line finding-form-end">
        <span className="soft" role="status">
          {isComplete(adding) ? '' : t('findings.new.lacks')}
        </span>
        <Button onClick={dismiss}>
          {t('app.cancel')} <KeyHint id="text.leave" inText />
        </Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!isComplete(adding)}>
          {t('findings.save')}
        </Button>
      </span>
    </form>
  )
}

/** What the finding rests on, and how to say it otherwise. */
function Place({ view, evidence }: { readonly view: CaseView; readonly evidence: Evidence | null }) {
  const { t } = useTranslation()
  const { change } = useWorkspace().findings.getState()
  const title = view.documents.find(({ path }) => path === evidence?.document)?.title ?? ''
  const where = evidence && [
    t('findings.new.place', { document: title, page: evidence.page }),
    evidence.field
      ? t(`term.field.${evidence.field}`)
      : t(evidence.box ? 'findings.new.withBox' : 'findings.new.wholePage'),
  ]
  return (
    <span className="finding-form-line">
      <span className="finding-place">
        {t('findings.new.evidence', {
          where: where ? where.join(t('app.separator')) : t('findings.new.noEvidence'),
        })}{' '}
        <span className="soft">{t('findings.new.hint')}</span>
      </span>
      <Button size="small" icon={<BorderOutlined />} onClick={focusBoxDrawing}>
        {t('findings.new.draw')} <KeyHint id="findings.draw" inText />
      </Button>
      {evidence && (
        <Button size="small" onClick={() => change({ evidence: null })}>
          {t('findings.new.wholeCase')}
        </Button>
      )}
    </span>
  )
}
