import { Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { type Appearance, themes, zoomFactors } from '../../../shared/domain/appearance.ts'
import { useAppearanceStore } from '../../components/useAppearance.ts'
import { languages } from '../../i18n/i18n.ts'
import { OwnShortcuts } from './OwnShortcuts.tsx'
import { Templates } from './Templates.tsx'
import { ThisComputer } from './ThisComputer.tsx'
import './settings.css'

/** What the person at the desk, and what this computer, likes otherwise than usual. */
export function Settings() {
  const { t } = useTranslation()
  return (
    <div className="settings">
      <div className="settings-sheet">
        <h1>{t('settings.title')}</h1>
        <Looks />
        <ThisComputer />
        <Templates />
        <OwnShortcuts />
      </div>
    </div>
  )
}

function Looks() {
  const { t } = useTranslation()
  const store = useAppearanceStore()
  const { appearance, change } = useStore(store)
  return (
    <section aria-labelledby="settings-looks">
      <h2 id="settings-looks">{t('settings.looks')}</h2>
      <div className="settings-choice">
        <span id="settings-language">{t('settings.language')}</span>
        <Radio.Group
          aria-labelledby="settings-language"
          value={appearance.language}
          onChange={({ target }) => change({ language: target.value as Appearance['language'] })}
          options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <div className="settings-choice">
        <span id="settings-theme">{t('settings.theme')}</span>
        <Radio.Group
          aria-labelledby="settings-theme"
          value={appearance.theme}
          onChange={({ target }) => change({ theme: target.value as Appearance['theme'] })}
          options={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
        />
      </div>
      <div className="settings-choice">
        <span id="settings-zoom">{t('computer.zoom')}</span>
        <Select
          aria-labelledby="settings-zoom"
          value={appearance.zoom}
          onChange={(zoom) => change({ zoom })}
          options={zoomFactors.map((value) => ({ value, label: `${Math.round(value * 100)}%` }))}
        />
      </div>
    </section>
  )
}
