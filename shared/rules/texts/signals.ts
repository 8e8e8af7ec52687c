import type { Words } from './words.ts'

/** Signals of pictures and files, and what no station can check. */
export const signalsTexts = {
  IMAGE_RESOLUTION: {
    zh: { check: '图像分辨率', problem: '图像分辨率低，文字偏小' },
    en: { check: 'Resolution of the picture', problem: 'The picture is small for its text' },
  },
  IMAGE_BLURRED: {
    zh: { check: '图像清晰度', problem: '图像模糊' },
    en: { check: 'Sharpness of the picture', problem: 'The picture is blurred' },
  },
  IMAGE_GLARE: {
    zh: { check: '图像反光', problem: '图像有反光' },
    en: { check: 'Glare on the picture', problem: 'There is glare on the picture' },
  },
  IMAGE_CUT_OFF: {
    zh: { check: '图像完整', problem: '文字被图像边缘截断' },
    en: { check: 'The picture shows the whole page', problem: 'Text is cut off at the edge of the picture' },
  },
  IMAGE_OF_SCREEN: {
    zh: { check: '图像不是翻拍屏幕', problem: '图像疑似翻拍屏幕' },
    en: { check: 'The picture is not of a screen', problem: 'The picture may have been taken of a screen' },
  },
  FILE_EDITED: {
    zh: { check: '文件未经编辑软件处理', problem: '文件信息显示经编辑软件处理' },
    en: {
      check: 'Traces of editing programs',
      problem: 'The file names a program that edits pictures or documents',
    },
  },
  CHANGED_AFTER_SIGNING: {
    zh: { check: '签名后未改动', problem: 'PDF 在签名之后又被保存' },
    en: {
      check: 'PDF unchanged since it was signed',
      problem: 'The PDF was saved again after it was signed',
    },
  },
  ID_REGISTER_CHECK: {
    zh: { check: '联网核查公民身份信息', problem: '联网核查未通过' },
    en: { check: 'Check with the population register', problem: 'The population register disagrees' },
  },
  FACE_MATCH: {
    zh: { check: '人像比对', problem: '人像比对不一致' },
    en: { check: 'Portrait against the person', problem: 'The portrait is not of the person' },
  },
} as const satisfies Words
