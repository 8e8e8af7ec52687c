import {
  CheckOutlined,
  CloseOutlined,
  ColumnWidthOutlined,
  ExpandOutlined,
  LeftOutlined,
  LinkOutlined,
  RightOutlined,
  RotateRightOutlined,
  SearchOutlined,
  SplitCellsOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { KeyHint } from '../../components/Keys.tsx'
import { usePane } from '../../stores/panesStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Tool } from './Tool.tsx'
import { useMayJudge } from './useMayJudge.ts'

export const zoomStep = 1.25

/** What can be done with the page by mouse; each has a key as well. */
export function ViewerTools() {
  const { t } = useTranslation()
  const { caseWork } = useWorkspace()
  const { viewer, search } = usePane()
  const { look, shown, turnPages, zoom, fit, fitWidth, rotate } = useStore(viewer)
  const title = useStore(
    caseWork,
    ({ view }) => view?.documents.find(({ path }) => path === shown?.path)?.title ?? '',
  )
  return (
    <div className="viewer-tools" role="toolbar" aria-label={t('case.viewer.toolbar')}>
      <span className="viewer-title" title={title}>
        {title}
      </span>
      <Tool
        icon={<LeftOutlined />}
        label={t('case.viewer.previousPage')}
        shortcut="viewer.previousPage"
        isDisabled={look.page <= 1}
        run={() => void turnPages(-1)}
      />
      <span>{t('case.viewer.pageOf', { page: look.page, pages: look.pages || '…' })}</span>
      <Tool
        icon={<RightOutlined />}
        label={t('case.viewer.nextPage')}
        shortcut="viewer.nextPage"
        isDisabled={look.page >= look.pages}
        run={() => void turnPages(1)}
      />
      <span className="viewer-gap" />
      <Tool
        icon={<ZoomOutOutlined />}
        label={t('case.viewer.zoomOut')}
        shortcut="viewer.zoomOut"
        run={() => zoom(1 / zoomStep)}
      />
      <span className="viewer-zoom">{Math.round(look.framing.zoom * 100)}%</span>
      <Tool
        icon={<ZoomInOutlined />}
        label={t('case.viewer.zoomIn')}
        shortcut="viewer.zoomIn"
        run={() => zoom(zoomStep)}
      />
      <Tool icon={<ExpandOutlined />} label={t('case.viewer.fit')} shortcut="viewer.fit" run={fit} />
      <Tool
        icon={<ColumnWidthOutlined />}
        label={t('documents.fitWidth')}
        shortcut="viewer.fitWidth"
        run={fitWidth}
      />
      <Tool
        icon={<RotateRightOutlined />}
        label={t('case.viewer.rotate')}
        shortcut="viewer.rotate"
        run={rotate}
      />
      {look.turn !== 0 && <KeepTurn />}
      <Tool
        icon={<SearchOutlined />}
        label={t('documents.search.title')}
        shortcut="viewer.search"
        run={() => search.getState().open()}
      />
      <Beside />
    </div>
  )
}

/** A page turned by hand is turned for now; a reviewer can say that it is right so, for everybody and for the reader. */
function KeepTurn() {
  const { t } = useTranslation()
  const { caseWork, documents } = useWorkspace()
  const state = useStore(caseWork, ({ view }) => view?.state ?? 'decided')
  const maySay = useMayJudge({ state })
  const busy = useStore(documents, (state) => state.busy)
  if (!maySay) return null
  return (
    <Button
      size="small"
      icon={<CheckOutlined />}
      title={t('documents.uprightHint')}
      loading={busy}
      onClick={() => void documents.getState().keepTurn()}
    >
      <span className="viewer-word">{t('documents.upright')}</span> <KeyHint id="documents.upright" />
    </Button>
  )
}

function Beside() {
  const { t } = useTranslation()
  const { panes } = useWorkspace()
  const { name } = usePane()
  const { isBeside, isLinked, toggleBeside, toggleLinked } = useStore(panes)
  if (!isBeside)
    return (
      <Tool
        icon={<SplitCellsOutlined />}
        label={t('documents.beside')}
        shortcut="viewer.beside"
        run={toggleBeside}
      />
    )
  if (name === 'first') return null
  return (
    <>
      <Tool
        icon={<LinkOutlined />}
        label={t('documents.link')}
        shortcut="viewer.link"
        isOn={isLinked}
        run={toggleLinked}
      />
      <Tool
        icon={<CloseOutlined />}
        label={t('documents.close')}
        shortcut="viewer.beside"
        run={toggleBeside}
      />
    </>
  )
}
