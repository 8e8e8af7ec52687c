import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { KeyHint } from '../../components/Keys.tsx'
import { WithKeys } from '../../components/WithKeys.tsx'
import { worksOnBatches } from '../../stores/navigationStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import '../training/training.css'

/** Where nothing has come yet: what to do first, for whoever is at the desk. */
export function NoBatches() {
  const { t } = useTranslation()
  const { navigation, session } = useWorkspace()
  const isSupervisor = session.roles.includes('supervisor')
  return (
    <div className="empty">
      <h2>{t('batches.empty')}</h2>
      {!isSupervisor && (
        <p className="soft">
          {t(worksOnBatches(session) ? 'training.start.reviewer' : 'training.start.auditor')}
        </p>
      )}
      <div className="start">
        {worksOnBatches(session) && (
          <section>
            <h3>{t('training.start.practise')}</h3>
            <p className="soft">{t('training.beginHint')}</p>
            <BeginTraining isPrimary />
          </section>
        )}
        {isSupervisor && (
          <section>
            <h3>{t('training.start.lender')}</h3>
            <p className="soft">{t('training.start.lenderSteps')}</p>
            <Button onClick={() => navigation.getState().go({ screen: 'lenders' })}>
              {t('training.start.lenderOpen')} <KeyHint id="app.lenders" />
            </Button>
          </section>
        )}
      </div>
      <p className="soft">
        <WithKeys text={t('training.start.help')} />
      </p>
    </div>
  )
}

/** Begins to practise, or goes on. */
export function BeginTraining({ isPrimary = false }: { readonly isPrimary?: boolean }) {
  const { t } = useTranslation()
  const { busy, training: practised } = useStore(useWorkspace().training)
  const begin = useBeginTraining()
  const label = practised?.batch
    ? t('training.open')
    : t(practised?.completedAt ? 'training.again' : 'training.begin')
  return (
    <Button type={isPrimary ? 'primary' : 'default'} loading={busy} onClick={begin}>
      {label} <KeyHint id="batches.training" />
    </Button>
  )
}

/** Opens the training batch of the person at the desk; where there is none, has it imported. */
export function useBeginTraining(): () => void {
  const { t } = useTranslation()
  const { navigation, training } = useWorkspace()
  return () => {
    const batch = training.getState().training?.batch
    if (batch) navigation.getState().go({ screen: 'queue', batch })
    else void training.getState().begin(t('training.title'))
  }
}
