import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { localMinute } from '../../components/format.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { NewIncident } from './NewIncident.tsx'
import './incidents.css'

/** What went wrong at the station, as it is on record. */
export function Incidents() {
  const { t } = useTranslation()
  const { incidents: store, session } = useWorkspace()
  const { incidents, isWriting, error, load, write } = useStore(store)
  const isSupervisor = session.roles.includes('supervisor')
  useEffect(() => void load(), [load])
  useShortcuts(isSupervisor ? { 'incidents.record': write } : {})
  return (
    <div className="list-screen">
      <div className="tools">
        {isSupervisor && (
          <Button type="primary" onClick={write}>
            {t('incidents.record')} <KeyHint id="incidents.record" />
          </Button>
        )}
        <span className="soft">{t('incidents.hint')}</span>
      </div>
      {error && !isWriting && <ErrorNotice error={error} />}
      {incidents && <List incidents={incidents} />}
      {isWriting && <NewIncident />}
    </div>
  )
}

function List({ incidents }: { readonly incidents: readonly Incident[] }) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what is longer than the screen.
    <section className="list" aria-label={t('incidents.title')} tabIndex={0}>
      {incidents.length === 0 ? (
        <p className="empty soft">{t('incidents.none')}</p>
      ) : (
        <table aria-label={t('incidents.title')}>
          <thead>
            <tr>
              <th className="number">{t('incidents.number')}</th>
              <th>{t('incidents.happenedAt')}</th>
              <th>{t('incidents.batch')}</th>
              <th>{t('incidents.what')}</th>
              <th>{t('incidents.done')}</th>
              <th>{t('incidents.told')}</th>
              <th>{t('incidents.recorded')}</th>
            </tr>
          </thead>
          <tbody>
            {incidents.map((incident) => (
              <Row key={incident.number} incident={incident} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation()
  const { number, happenedAt, batch, what, done, isForLender, recordedAt, recordedBy } = incident
  const title = useStore(useWorkspace().batches, ({ batches }) =>
    batches?.find(({ batchId }) => batchId === batch),
  )?.title
  return (
    <tr className="incident">
      <td className="number">{number}</td>
      <td className="incident-time">{localMinute(happenedAt)}</td>
      <td>{batch === null ? t('incidents.noBatch') : (title ?? <code className="mono">{batch}</code>)}</td>
      <td className="incident-words">{what}</td>
      <td className="incident-words">{done}</td>
      <td>{isForLender ? t('incidents.toldYes') : t('incidents.toldNo')}</td>
      <td className="incident-time">
        {recordedBy}
        <br />
        <span className="soft">{localMinute(recordedAt)}</span>
      </td>
    </tr>
  )
}
