import {
  LeftOutlined,
  RightOutlined,
  RotateRightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkspace } from '../../stores/workspace.ts'

export const zoomStep = 1.25

/** What can be done with the page by mouse; each has a key as well. */
export function ViewerTools() {
  const { t } = useTranslation()
  const { viewer, caseWork } = useWorkspace()
  const { look, shown, turnPages, zoom, fit, rotate } = useStore(viewer)
  const title = useStore(
    caseWork,
    ({ view }) => view?.documents.find(({ path }) => path === shown?.path)?.title ?? '',
  )
  return (
    <div className="viewer-tools" role="toolbar" aria-label={t('case.viewer.toolbar')}>
      <span className="viewer-title">{title}</span>
      <Button
        type="text"
        size="small"
        icon={<LeftOutlined />}
        aria-label={t('case.viewer.previousPage')}
        disabled={look.page <= 1}
        onClick={() => void turnPages(-1)}
      />
      <span>{t('case.viewer.pageOf', { page: look.page, pages: look.pages || '…' })}</span>
      <Button
        type="text"
        size="small"
        icon={<RightOutlined />}
        aria-label={t('case.viewer.nextPage')}
        disabled={look.page >= look.pages}
        onClick={() => void turnPages(1)}
      />
      <span className="viewer-gap" />
      <Button
        type="text"
        size="small"
        icon={<ZoomOutOutlined />}
        aria-label={t('case.viewer.zoomOut')}
        onClick={() => zoom(1 / zoomStep)}
      />
      <span className="viewer-zoom">{Math.round(look.framing.zoom * 100)}%</span>
      <Button
        type="text"
        size="small"
        icon={<ZoomInOutlined />}
        aria-label={t('case.viewer.zoomIn')}
        onClick={() => zoom(zoomStep)}
      />
      <Button type="text" size="small" onClick={fit}>
        {t('case.viewer.fit')}
      </Button>
      <Button
        type="text"
        size="small"
        icon={<RotateRightOutlined />}
        aria-label={t('case.viewer.rotate')}
        onClick={rotate}
      />
    </div>
  )
}
