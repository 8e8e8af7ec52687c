import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ndaParagraphs } from '../../../shared/terms/nda.ts'
import { EntryFrame } from '../../components/EntryFrame.tsx'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { useLanguage } from '../../components/useAppearance.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import './training.css'

/** Asked once of everybody who comes in, before anything of a customer is shown. */
export function ConfidentialityPromise({ lock }: { readonly lock: () => Promise<void> }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { training, session } = useWorkspace()
  const { nda, busy, error, acknowledge } = useStore(training)
  const own = nda?.text ?? null
  return (
    <EntryFrame title={t('training.nda.title')}>
      <p>{t('training.nda.lead', { user: session.user })}</p>
      {error && <ErrorNotice error={error} />}
      {own === null ? (
        <ol className="nda">
          {ndaParagraphs[language].map((paragraph) => (
            <li key={paragraph}>{paragraph}</li>
          ))}
        </ol>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
        <section className="nda-own" tabIndex={0} aria-label={t('training.nda.own')}>
          {own}
        </section>
      )}
      <Button type="primary" block autoFocus loading={busy} onClick={() => void acknowledge()}>
        {t('training.nda.agree')}
      </Button>
      <Button type="link" block onClick={() => void lock()}>
        {t('training.nda.lock')}
      </Button>
    </EntryFrame>
  )
}
