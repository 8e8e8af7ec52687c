import { EyeInvisibleOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { CaseView } from '../../../shared/domain/view.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { type Standing, standingOf } from '../../stores/opinionObstacles.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { GivenOpinions } from './GivenOpinions.tsx'
import { ObstacleText } from './Obstacles.tsx'
import { OpinionForm } from './OpinionForm.tsx'
import './opinion.css'

/** What was said of the case, and what the person at the desk has to say of it. */
export function Opinion({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const { session, opinion } = useWorkspace()
  const draft = useStore(opinion, (state) => state.draft)
  const standing = standingOf(view, session, draft)
  return (
    <section className="opinion" aria-label={t('opinion.title')}>
      <GivenOpinions view={view} />
      {view.isBlind && (
        <p className="soft opinion-note">
          <EyeInvisibleOutlined /> {t('opinion.blind')}
        </p>
      )}
      <Revision view={view} />
      {standing.may === 'look' ? (
        <OnLooker view={view} why={standing.why} />
      ) : (
        <OpinionForm view={view} standing={standing} />
      )}
    </section>
  )
}

/** Why there is nothing for the person at the desk to decide here. */
function OnLooker({ view, why }: { readonly view: CaseView } & Pick<Standing & { may: 'look' }, 'why'>) {
  const { t } = useTranslation()
  if (why === 'closed') return <p className="soft opinion-note">{t('opinion.closed')}</p>
  if (why === 'not-yours')
    return (
      <p className="soft opinion-note">
        {t('opinion.notYours', { level: t(`term.level.level-${view.level}`) })}{' '}
        {view.assignedTo && t('opinion.assignedTo', { person: view.assignedTo })}
      </p>
    )
  return (
    <p className="opinion-note">
      <ObstacleText error={why} />
    </p>
  )
}

/** Taking an own opinion back by giving it anew, as long as nobody has begun to build on it. */
function Revision({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const { opinion, navigation } = useWorkspace()
  const { place } = useStore(navigation)
  const { revise, keepAsGiven } = opinion.getState()
  const supersedes = useStore(opinion, (state) => state.draft.supersedes)
  const given = view.opinions.find(({ sha256 }) => sha256 === view.revisable)
  // Somebody came back to this case for nothing else.
  const isAskedFor = place.screen === 'case' && place.caseNo === view.caseNo && place.revise === true
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that somebody comes for it
  useEffect(() => {
    if (isAskedFor && given && supersedes === null) revise(given)
  }, [place, given?.sha256])
  const isRevising = given !== undefined && supersedes === given.sha256
  useShortcuts(given && !isRevising ? { 'opinion.undo': () => revise(given) } : {})
  if (isRevising)
    return (
      <p className="opinion-note opinion-revision">
        <span className="warn">
          <UndoOutlined /> {t('opinion.changing')}
        </span>
        <Button size="small" onClick={keepAsGiven}>
          {t('opinion.keep')}
        </Button>
      </p>
    )
  if (given)
    return (
      <Button className="opinion-change" size="small" icon={<UndoOutlined />} onClick={() => revise(given)}>
        {t('opinion.change')} <KeyHint id="opinion.undo" />
      </Button>
    )
  if (supersedes !== null || isAskedFor) return <p className="warn opinion-note">{t('opinion.missed')}</p>
  return null
}
