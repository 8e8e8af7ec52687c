import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { showWhole } from './focus.ts'

/** Asks why a finding is explained or waived: neither goes without a reason. */
export function FindingJudgement({ as }: { readonly as: 'explained' | 'waived' }) {
  const { t } = useTranslation()
  const { findings } = useWorkspace()
  const { busy, error, settle, dismiss } = useStore(findings)
  const [reason, setReason] = useState('')
  const save = () => void settle(reason)
  // What is being written is what keys are about: saving is not yet saving the opinion.
  useShortcuts({ 'text.leave': dismiss, 'app.back': dismiss, 'opinion.save': save })
  return (
    <form
      ref={showWhole}
      className="finding-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {error && <ErrorNotice error={error} />}
      <span className="finding-form-line">
        <Input
          autoFocus
          maxLength={500}
          aria-label={t(`findings.reason.${as}`)}
          placeholder={t(`findings.reason.${as}`)}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button onClick={dismiss}>
          {t('app.cancel')} <KeyHint id="text.leave" inText />
        </Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={reason.trim() === ''}>
          {t(as === 'explained' ? 'findings.explain' : 'findings.waive')}
        </Button>
      </span>
    </form>
  )
}
