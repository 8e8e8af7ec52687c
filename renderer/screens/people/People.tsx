import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { PersonRecord } from '../../../shared/domain/training.ts'
import type { PersonView } from '../../../shared/domain/view.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { Fingerprint } from '../../components/Fingerprint.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import { WithKeys } from '../../components/WithKeys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { NdaText } from './NdaText.tsx'
import { NewRecoveryKey } from './NewRecoveryKey.tsx'
import { Question } from './Question.tsx'
import { RecordCells } from './Record.tsx'

/** Who works at this station, and what a supervisor does about it. */
export function People() {
  const { t } = useTranslation()
  const { people: store, session } = useWorkspace()
  const { people, records, question, error, load, ask } = useStore(store)
  const isSupervisor = session.roles.includes('supervisor')
  useEffect(() => void load(), [load])
  useShortcuts(isSupervisor ? { 'people.add': () => ask({ about: 'add' }) } : {})
  return (
    <div className="list-screen">
      {isSupervisor && (
        <div className="tools">
          <Button type="primary" onClick={() => ask({ about: 'add' })}>
            {t('people.add')} <KeyHint id="people.add" />
          </Button>
          <Button onClick={() => ask({ about: 'renew' })}>{t('people.renewRecoveryKey')}</Button>
          <NdaText />
        </div>
      )}
      {error && !question && <ErrorNotice error={error} />}
      <div className="list">
        {people && (
          <table aria-label={t('people.title')}>
            <thead>
              <tr>
                <th>{t('people.name')}</th>
                <th>{t('people.roles')}</th>
                <th>{t('people.state')}</th>
                <th>{t('training.nda.given')}</th>
                <th>{t('training.record.title')}</th>
                <th>{t('people.fingerprint')}</th>
                <th>
                  <span className="row-actions">{isSupervisor && t('people.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <Row
                  key={person.name}
                  person={person}
                  record={records?.find(({ user }) => user === person.name)}
                />
              ))}
            </tbody>
          </table>
        )}
        {isSupervisor && people?.length === 1 && (
          <p className="people-alone soft">
            <WithKeys text={t('training.alone')} />
          </p>
        )}
      </div>
      <Question />
      <NewRecoveryKey />
    </div>
  )
}

interface RowProps {
  readonly person: PersonView
  readonly record: PersonRecord | undefined
}

function Row({ person, record }: RowProps) {
  const { t } = useTranslation()
  const { people, session } = useWorkspace()
  const { ask, setEnabled } = people.getState()
  const busy = useStore(people, (state) => state.busy)
  const isSelf = person.name === session.user
  return (
    <tr>
      <td>
        {person.name}
        {isSelf && <span className="soft">{t('people.you')}</span>}
      </td>
      <td>{person.roles.map((role) => t(`term.role.${role}`)).join(t('app.separator'))}</td>
      <td>
        {[
          person.isEnabled ? t('people.active') : t('people.disabled'),
          ...(person.hasInitialPassphrase ? [t('people.initial')] : []),
          ...(person.hasKeyFile ? [t('people.keyFile')] : []),
        ].join(t('app.separator'))}
      </td>
      <RecordCells record={record} />
      <td>
        <Fingerprint sha256={person.certSha256} />
      </td>
      <td>
        {session.roles.includes('supervisor') && !isSelf && (
          <span className="row-actions">
            <Button onClick={() => ask({ about: 'roles', person })}>{t('people.setRoles')}</Button>
            {person.isEnabled ? (
              <>
                <Button onClick={() => ask({ about: 'reset', person })}>{t('people.reset')}</Button>
                <Button onClick={() => ask({ about: 'disable', person })}>{t('people.disable')}</Button>
              </>
            ) : (
              <Button disabled={busy} onClick={() => void setEnabled(person.name, true)}>
                {t('people.enable')}
              </Button>
            )}
          </span>
        )}
      </td>
    </tr>
  )
}
