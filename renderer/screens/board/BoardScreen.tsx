import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Board } from '../../../shared/domain/board.ts'
import type { BatchId } from '../../../shared/domain/ids.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import { useLanguage } from '../../components/useAppearance.ts'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Panel } from './Panel.tsx'
import { usePalette } from './palette.ts'
import { decisionsPanel, progressPanel, throughputPanel } from './progressPanels.ts'
import { agreementPanel, findingsPanel, peoplePanel, reasonsPanel, turnaroundPanel } from './qualityPanels.ts'
import './board.css'

/** How a batch goes, for who runs it: charts with the numbers behind them, and nothing of a customer. */
export function BoardScreen({ batch }: { readonly batch: BatchId }) {
  const { t } = useTranslation()
  const { board: store, batches } = useWorkspace()
  const { board, busy, error, open } = useStore(store)
  const title = useStore(batches, (state) => state.batches?.find(({ batchId }) => batchId === batch)?.title)
  const refresh = () => void open(batch)
  useEffect(() => void open(batch), [open, batch])
  useShortcuts({ 'board.refresh': refresh })
  return (
    <div className="list-screen">
      <div className="tools">
        <h1>
          {title} · {t('board.title')}
        </h1>
        {board && <span>{t('board.cases', { decided: decidedOf(board), cases: board.cases })}</span>}
        <span className="soft">{t('board.note')}</span>
        <Button className="spread" icon={<ReloadOutlined />} loading={busy} onClick={refresh}>
          {t('board.refresh')} <KeyHint id="board.refresh" />
        </Button>
      </div>
      {error && <ErrorNotice error={error} />}
      {board && <Panels board={board} />}
    </div>
  )
}

function Panels({ board }: { readonly board: Board }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const palette = usePalette()
  const panels = useMemo(
    () => [
      progressPanel(board, t, palette),
      throughputPanel(board, t, palette),
      decisionsPanel(board, t, palette),
      turnaroundPanel(board, t, palette),
      reasonsPanel(board, t, palette, language),
      findingsPanel(board, t, palette, language),
      agreementPanel(board, t, palette),
      peoplePanel(board, t, palette),
    ],
    [board, t, palette, language],
  )
  return (
    <div className="board">
      {panels.map((panel) => (
        <Panel key={panel.title} {...panel} />
      ))}
    </div>
  )
}

function decidedOf({ states }: Board): number {
  return states.filter(({ state }) => state === 'decided').reduce((sum, { count }) => sum + count, 0)
}
