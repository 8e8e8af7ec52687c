import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Severity } from '../../../shared/domain/finding.ts'
import type { ResultPreview } from '../../../shared/domain/resultPreview.ts'
import { localMinute } from '../../components/format.ts'
import { SeverityMark } from '../../components/Severity.tsx'
import { resultZh } from '../../i18n/texts/result.ts'

/** What the package would hold. */
export function GoesOut({ preview }: { readonly preview: ResultPreview }) {
  const { t } = useTranslation()
  const { of, decided, delivered, undecided, totals, files } = preview
  return (
    <section className="result-part" aria-label={t('result.goesOut')}>
      <h2>{t('result.goesOut')}</h2>
      <dl>
        <Fact name={t('result.cases')}>
          <strong>{t('result.casesOf', { decided, of })}</strong>
        </Fact>
        <Fact name={t('result.before')}>{t('result.countedCases', { count: delivered })}</Fact>
        <Fact name={t('result.waiting')}>
          <span className={undecided.count > 0 ? 'warn' : undefined}>
            {t('result.countedCases', { count: undecided.count })}
          </span>
        </Fact>
        <Fact name={t('result.documents')}>{t('result.countedDocuments', { count: totals.documents })}</Fact>
        <Fact name={t('result.opinions')}>{t('result.countedOpinions', { count: totals.opinions })}</Fact>
        <Fact name={t('result.findings')}>
          <OpenFindings findings={preview.findings} />
        </Fact>
        <Fact name={t('result.series')}>
          <Series preview={preview} />
        </Fact>
        {files.length > 0 && (
          <Fact name={t('result.files')}>
            <Files names={files} />
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function OpenFindings({ findings }: Pick<ResultPreview, 'findings'>) {
  const { t } = useTranslation()
  const found = Severity.options.filter((severity) => findings[severity] > 0)
  if (found.length === 0) return t('result.noFindings')
  return (
    <span className="result-findings">
      {found.map((severity) => (
        <SeverityMark key={severity} severity={severity} count={findings[severity]} />
      ))}
    </span>
  )
}

function Series({ preview: { results } }: { readonly preview: ResultPreview }) {
  const { t } = useTranslation()
  const last = results.at(-1)
  if (!last) return t('result.firstOfSeries')
  return t('result.follows', { index: results.length, at: localMinute(last.at), cases: last.cases })
}

const certificate = /^certs\//

function Files({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation()
  const certificates = names.filter((name) => certificate.test(name)).length
  return (
    <ul className="result-files">
      {names
        .filter((name) => !certificate.test(name))
        .map((name) => (
          <li key={name}>
            <code>{name}</code> <span className="soft">{isDescribed(name) && t(`result.file.${name}`)}</span>
          </li>
        ))}
      <li>
        <code>certs/</code> <span className="soft">{t('result.certificates', { count: certificates })}</span>
      </li>
    </ul>
  )
}

function isDescribed(name: string): name is keyof typeof resultZh.file {
  return Object.hasOwn(resultZh.file, name)
}
