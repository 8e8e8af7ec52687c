import { Button, Input } from 'antd'
import { use, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { Keys } from '../../components/Keys.tsx'
import { type ShortcutId, shortcutIds, shortcutScopes, shortcuts } from '../../shortcuts/definitions.ts'
import { ShortcutsContext } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { KeyChoice } from './KeyChoice.tsx'

/** Every shortcut with its keys, each of which can be given others. */
export function OwnShortcuts() {
  const { t } = useTranslation()
  const { settings } = useWorkspace()
  const { keymap } = use(ShortcutsContext)
  const { error, dismissError, resetAllKeys } = useStore(settings)
  const own = useStore(keymap, (state) => state.own)
  const [search, setSearch] = useState('')
  const [chosen, choose] = useState<ShortcutId | null>(null)
  const found = (id: ShortcutId) =>
    t(`shortcuts.does.${id}`).toLowerCase().includes(search.trim().toLowerCase())
  return (
    <section aria-labelledby="settings-shortcuts">
      <h2 id="settings-shortcuts">{t('shortcuts.title')}</h2>
      <div className="settings-tools">
        <Input
          allowClear
          aria-label={t('settings.search')}
          placeholder={t('settings.search')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Button disabled={Object.keys(own).length === 0} onClick={() => void resetAllKeys()}>
          {t('settings.resetAll')}
        </Button>
      </div>
      {error && <ErrorNotice error={error} onClose={dismissError} />}
      {shortcutScopes.map((scope) => {
        const ids = shortcutIds.filter((id) => shortcuts[id].scope === scope && found(id))
        if (ids.length === 0) return null
        return (
          <section key={scope} className="settings-scope">
            <h3>{t(`shortcuts.scope.${scope}`)}</h3>
            <ul>
              {ids.map((id) => (
                <li key={id}>
                  <span>{t(`shortcuts.does.${id}`)}</span>
                  <span className="settings-keys">
                    {own[id] && <span className="soft">{t('settings.changed')}</span>} <Keys id={id} />
                  </span>
                  <Button
                    size="small"
                    aria-label={t('settings.changeKeys', { what: t(`shortcuts.does.${id}`) })}
                    onClick={() => choose(id)}
                  >
                    {t('settings.change')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {chosen && <KeyChoice id={chosen} close={() => choose(null)} />}
    </section>
  )
}
