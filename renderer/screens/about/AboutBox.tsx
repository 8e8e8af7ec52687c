import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { About } from '../../../shared/domain/about.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { useFrame } from '../../stores/frame.ts'
import { AboutFrame, LongText } from './AboutFrame.tsx'

interface AboutBoxProps {
  readonly close: () => void
  readonly showDiagnostics: () => void
}

/** Which version this is, and whose work is in it under which licence. */
export function AboutBox({ close, showDiagnostics }: AboutBoxProps) {
  const { t } = useTranslation()
  const { about: store } = useFrame()
  const { about, licence, error, load, hideLicence } = useStore(store)
  useEffect(() => {
    void load()
    return hideLicence
  }, [load, hideLicence])
  return (
    <AboutFrame
      title={t('about.title')}
      close={close}
      footer={[
        <Button key="diagnostics" onClick={showDiagnostics}>
          {t('about.diagnostics')}
        </Button>,
        <Button key="close" type="primary" onClick={close}>
          {t('app.close')}
        </Button>,
      ]}
    >
      {error && <ErrorNotice error={error} />}
      {about && (licence ? <Licence /> : <Summary about={about} />)}
    </AboutFrame>
  )
}

function Summary({ about }: { readonly about: About }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="about-summary">{t('about.summary')}</p>
      <dl className="about-versions">
        {(['version', 'electron', 'chromium', 'node'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`about.${name}`)}</dt>
            <dd className="mono">{about[name] || '—'}</dd>
          </div>
        ))}
      </dl>
      <Packages packages={about.packages} />
      <p className="soft">{t('about.chromiumLicences')}</p>
    </>
  )
}

function Packages({ packages }: Pick<About, 'packages'>) {
  const { t } = useTranslation()
  const { about: store } = useFrame()
  const { showLicence } = useStore(store)
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = packages.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(wanted))
  return (
    <section aria-labelledby="about-packages">
      <h3 id="about-packages">{t('about.packages', { count: packages.length })}</h3>
      <Input
        allowClear
        aria-label={t('about.search')}
        placeholder={t('about.search')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      <ul className="about-packages">
        {found.map(({ name, version, licence }) => (
          <li key={`${name} ${version}`}>
            <Button type="link" size="small" onClick={() => void showLicence({ name, version })}>
              {name}
            </Button>
            <span className="mono soft">{version}</span>
            <span>{licence || t('about.unnamed')}</span>
          </li>
        ))}
        {found.length === 0 && <li className="soft">{t('about.noMatch')}</li>}
      </ul>
    </section>
  )
}

/** All that one package says of its licence. */
function Licence() {
  const { t } = useTranslation()
  const { about: store } = useFrame()
  const { about, licence, hideLicence } = useStore(store)
  if (!licence) return null
  const { name, version, text } = licence
  const declared = about?.packages.find((each) => each.name === name && each.version === version)?.licence
  return (
    <>
      <Button size="small" autoFocus onClick={hideLicence}>
        {t('about.back')}
      </Button>
      <h3>
        {name} <span className="mono soft">{version}</span>
      </h3>
      <LongText text={text === '' ? t('about.noText', { licence: declared || '—' }) : text} />
    </>
  )
}
