import { lazy, memo, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Jobs } from '../components/Jobs.tsx'
import { Offered } from '../components/Offered.tsx'
import { Palette } from '../components/Palette.tsx'
import { ShortcutHelp } from '../components/ShortcutHelp.tsx'
import { TopBar } from '../components/TopBar.tsx'
import { useDestinations } from '../components/useDestinations.ts'
import { useShortcuts } from '../shortcuts/useShortcuts.ts'
import { type Place, worksOnBatches } from '../stores/navigationStore.ts'
import { useWorkspace } from '../stores/workspace.ts'
import { Account } from './account/Account.tsx'
import { Audit } from './audit/Audit.tsx'
import { Batches } from './batches/Batches.tsx'
import { BoardScreen } from './board/BoardScreen.tsx'
import { Case } from './case/Case.tsx'
import { Destruction } from './destruction/Destruction.tsx'
import { Incidents } from './incidents/Incidents.tsx'
import { Lenders } from './lenders/Lenders.tsx'
import { People } from './people/People.tsx'
import { Queue } from './queue/Queue.tsx'
import { ResultScreen } from './result/ResultScreen.tsx'
import { Settings } from './settings/Settings.tsx'
import { TrainingStrip } from './training/TrainingStrip.tsx'
import './workbench.css'

// Its texts are only needed by whoever opens it.
const Help = lazy(async () => ({ default: (await import('./help/Help.tsx')).Help }))

/** The open vault: the bar at the top, jobs under way, and the screen that the person is at. */
export function Workbench({
  lock: lockNow,
  notice,
}: {
  readonly lock: () => Promise<void>
  /** Something that whoever is at the desk has to be told first. */
  readonly notice: ReactNode
}) {
  const { navigation, batches, jobs, session, settings, opinion, worksheets } = useWorkspace()
  const lock = async () => {
    await worksheets.getState().keepBeforeLock()
    await lockNow()
  }
  const { place, go, back } = useStore(navigation)
  const [areShortcutsOpen, setShortcutsOpen] = useState(false)
  /** What is looked up in the help; null while it is closed. */
  const [wanted, setWanted] = useState<string | null>(null)
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  useEffect(() => void batches.getState().load(), [batches])
  useEffect(() => void settings.getState().load(), [settings])
  useEffect(() => {
    if (worksOnBatches(session)) void jobs.getState().loadUnfinished()
  }, [jobs, session])
  const last = useStore(opinion, (state) => state.last)
  const goingTo = Object.fromEntries(
    Object.entries(useDestinations()).map(([command, destination]) => [command, () => go(destination)]),
  )
  useShortcuts({
    'app.help': () => setWanted(''),
    'app.shortcuts': () => setShortcutsOpen(true),
    'app.back': back,
    'app.lock': () => void lock(),
    ...goingTo,
    'app.palette': () => setPaletteOpen(true),
    ...(last && { 'opinion.undo': () => go({ screen: 'case', ...last, revise: true }) }),
    'text.leave': leaveText,
  })
  return (
    <div className="workbench">
      <TopBar lock={lock} showHelp={() => setWanted('')} />
      {notice}
      <Jobs />
      <TrainingStrip />
      <main className="screen">
        <ScreenAt place={place} />
      </main>
      <Offered />
      {isPaletteOpen && <Palette close={() => setPaletteOpen(false)} lookUp={setWanted} />}
      <ShortcutHelp open={areShortcutsOpen} onClose={() => setShortcutsOpen(false)} />
      {wanted !== null && (
        <Suspense>
          <Help wanted={wanted} close={() => setWanted(null)} />
        </Suspense>
      )}
    </div>
  )
}

/** Drawn anew where another place is gone to, and not with whatever changes around it: a case takes a while. */
const ScreenAt = memo(function ScreenAt({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'batches':
      return <Batches />
    case 'lenders':
      return <Lenders />
    case 'audit':
      return <Audit />
    case 'people':
      return <People />
    case 'incidents':
      return <Incidents />
    case 'account':
      return <Account />
    case 'settings':
      return <Settings />
    case 'destruction':
      return <Destruction batch={place.batch} />
    case 'queue':
      return <Queue batch={place.batch} />
    case 'board':
      return <BoardScreen batch={place.batch} />
    case 'result':
      return <ResultScreen batch={place.batch} />
    case 'case':
      return <Case batch={place.batch} caseNo={place.caseNo} />
  }
})

function leaveText() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
