import { StopOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { FieldName } from '../../../shared/domain/field.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import { WorksheetKind } from '../../../shared/domain/worksheet.ts'
import { describeError, type ErrorRecord } from '../../../shared/errors/error.ts'
import { useLanguage } from '../../components/useAppearance.ts'
import { fieldsOf, isUnsettled } from '../../stores/caseFields.ts'
import { usualDocument } from '../../stores/worksheetsStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** What on the case keeps from the decision that is chosen, each with the way to it. */
export function Obstacles({
  view,
  errors,
}: {
  readonly view: CaseView
  readonly errors: readonly ErrorRecord[]
}) {
  const { t } = useTranslation()
  const wayTo = useWayTo(view)
  if (errors.length === 0) return null
  return (
    <ul className="obstacles" aria-label={t('opinion.obstacles')}>
      {errors.map((error) => {
        const show = wayTo(error)
        return (
          <li key={`${error.code} ${JSON.stringify(error.params)}`}>
            <ObstacleText error={error} />
            {show && (
              <Button size="small" onClick={show}>
                {t('opinion.showObstacle')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

export function ObstacleText({ error }: { readonly error: ErrorRecord }) {
  const { language } = useLanguage()
  const { t } = useTranslation()
  const { data: field } = FieldName.safeParse(error.params.field)
  const { data: worksheet } = WorksheetKind.safeParse(error.params.worksheet)
  const params = {
    ...error.params,
    ...(field && { field: t(`term.field.${field}`) }),
    ...(worksheet && { worksheet: t(`term.worksheet.${worksheet}`) }),
  }
  const { what, wayOut } = describeError({ ...error, params }, language)
  return (
    <span>
      <StopOutlined className="warn" /> {what} <span className="soft">{wayOut}</span>
    </span>
  )
}

/** Where on the case an obstacle can be taken away: at the worksheet, the finding or the field that it names. */
function useWayTo(view: CaseView): (error: ErrorRecord) => (() => void) | null {
  const { caseWork, worksheets } = useWorkspace()
  return ({ params }) => {
    const { data: worksheet } = WorksheetKind.safeParse(params.worksheet)
    if (worksheet)
      return () =>
        void worksheets.getState().open({ kind: worksheet, document: usualDocument(view, worksheet) })
    const field = fieldsOf(view).find(
      (candidate) => candidate.field.name === params.field && isUnsettled(candidate.field),
    )
    if (field) return () => caseWork.getState().activate(field.key)
    const finding = view.findings.find(
      ({ code, state, disposition }) =>
        code === params.finding && state === 'fail' && (disposition?.as ?? 'open') === 'open',
    )
    return finding ? () => caseWork.getState().showFinding(finding.key) : null
  }
}
