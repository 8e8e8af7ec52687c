import { Select } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { idleChoices, type Workstation } from '../../../shared/domain/workstation.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { Fingerprint } from '../../components/Fingerprint.tsx'
import { useWorkspace } from '../../stores/workspace.ts'

type Policy = NonNullable<Workstation['organisation']>['policy']

/** How this computer is set up, and what of that its organisation has laid down. */
export function ThisComputer() {
  const { t } = useTranslation()
  const { workstation: store } = useWorkspace()
  const { workstation, busy, error, load, change } = useStore(store)
  useEffect(() => void load(), [load])
  if (error) return <ErrorNotice error={error} />
  if (!workstation) return null
  const { idleMinutes, dataFolder, organisation } = workstation
  const minutes = (count: number) => t('computer.minutes', { count })
  return (
    <section aria-labelledby="settings-computer">
      <h2 id="settings-computer">{t('computer.title')}</h2>
      <div className="settings-choice">
        <span id="settings-idle">{t('computer.idle')}</span>
        {organisation?.policy.idleMinutes === undefined ? (
          <Select
            aria-labelledby="settings-idle"
            disabled={busy}
            value={idleMinutes}
            onChange={(chosen) => {
              const idle = idleChoices.find((choice) => choice === chosen)
              if (idle) void change({ idleMinutes: idle })
            }}
            options={idleChoices.map((value) => ({ value, label: minutes(value) }))}
          />
        ) : (
          <LaidDown>{minutes(idleMinutes)}</LaidDown>
        )}
      </div>
      <div className="settings-choice">
        <span>{t('computer.dataFolder')}</span>
        {organisation?.policy.dataFolder === undefined ? (
          <span className="mono settings-path">{dataFolder}</span>
        ) : (
          <LaidDown>
            <span className="mono settings-path">{dataFolder}</span>
          </LaidDown>
        )}
      </div>
      {organisation && <LaidDownElsewhere file={organisation.file} policy={organisation.policy} />}
    </section>
  )
}

function LaidDown({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <span>
      {children} <span className="soft">{t('computer.byOrganisation')}</span>
    </span>
  )
}

/** What nobody at this computer could choose anyway. */
function LaidDownElsewhere({ file, policy }: { readonly file: string; readonly policy: Policy }) {
  const { t } = useTranslation()
  const { minimumPassphrase, exportFolder, allowedLenders } = policy
  return (
    <section aria-labelledby="settings-organisation">
      <h3 id="settings-organisation">{t('computer.organisation')}</h3>
      <p className="soft settings-note">{t('computer.organisationNote', { file })}</p>
      {minimumPassphrase !== undefined && (
        <div className="settings-choice">
          <span>{t('computer.minimumPassphrase')}</span>
          <span>{t('computer.characters', { count: minimumPassphrase })}</span>
        </div>
      )}
      {exportFolder !== undefined && (
        <div className="settings-choice">
          <span>{t('computer.exportFolder')}</span>
          <span>
            <span className="mono settings-path">{exportFolder}</span>
            <br />
            <span className="soft">{t('computer.exportFolderNote')}</span>
          </span>
        </div>
      )}
      {allowedLenders && (
        <div className="settings-choice">
          <span>{t('computer.allowedLenders')}</span>
          {allowedLenders.length === 0 ? (
            <span>{t('computer.noLenders')}</span>
          ) : (
            <ul className="settings-lenders">
              {allowedLenders.map(({ name, fingerprint }) => (
                <li key={fingerprint}>
                  {name}
                  <Fingerprint sha256={fingerprint} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  )
}
