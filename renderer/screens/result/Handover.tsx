import { Button, Checkbox, Input, type InputRef } from 'antd'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { longestReason, shortestReason } from '../../../shared/domain/result.ts'
import type { ResultPreview } from '../../../shared/domain/resultPreview.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { runningJob } from '../../stores/jobsStore.ts'
import { hindranceOf, needsReason } from '../../stores/resultStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

interface HandoverProps {
  readonly preview: ResultPreview
  readonly orderId: string
}

/** What is to be said before the result goes out, and the buttons that write it. */
export function Handover({ preview, orderId }: HandoverProps) {
  const { t } = useTranslation()
  const { result, jobs } = useWorkspace()
  const { batch, isAgain, reason, setAgain, setReason, cancel } = useStore(result)
  const isExporting = useStore(
    jobs,
    (state) => batch !== null && runningJob(state.jobs, batch, 'export') !== undefined,
  )
  const reasonBox = useRef<InputRef>(null)
  const ids = { reason: useId(), hint: useId() }
  const hasEarlier = preview.results.length > 0
  const hindrance = hindranceOf({ preview, reason }, isExporting)
  const save = () =>
    void result.getState().export(t('result.exportName', { order: orderId, index: preview.series.index }))
  useShortcuts({
    'result.export': save,
    ...(hasEarlier && { 'result.again': () => void setAgain(!result.getState().isAgain) }),
    ...(needsReason(preview) && { 'result.reason': () => reasonBox.current?.focus() }),
    ...(isExporting && { 'result.cancel': cancel }),
  })
  return (
    <section className="result-handover" aria-label={t('result.export')}>
      {needsReason(preview) && (
        <div className="result-reason">
          <label htmlFor={ids.reason}>
            {t('result.reason')} <KeyHint id="result.reason" />
          </label>
          <Input.TextArea
            ref={reasonBox}
            id={ids.reason}
            aria-describedby={ids.hint}
            value={reason}
            maxLength={longestReason}
            autoSize={{ minRows: 1, maxRows: 4 }}
            onChange={({ target }) => setReason(target.value)}
          />
          <span id={ids.hint} className="soft">
            {t('result.reasonHint', { least: shortestReason })}
          </span>
        </div>
      )}
      {hasEarlier && (
        <Checkbox checked={isAgain} onChange={({ target }) => void setAgain(target.checked)}>
          {t('result.again')} <KeyHint id="result.again" />
        </Checkbox>
      )}
      <span className="spread" role="status">
        {hindrance && t(`result.hindrance.${hindrance}`)}
      </span>
      {isExporting && (
        <Button onClick={cancel}>
          {t('result.cancel')} <KeyHint id="result.cancel" />
        </Button>
      )}
      <Button type="primary" disabled={hindrance !== null} onClick={save}>
        {t('result.export')} <KeyHint id="result.export" />
      </Button>
    </section>
  )
}
