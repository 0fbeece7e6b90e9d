import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/** What every printed page carries, so that a sheet found alone still says whose it is and what it is not. */
export interface PageFrame {
  readonly title: string;
  readonly clinic: string;
  /** Name, birth date and record number. */
  readonly patient: string;
  /** When, by whom, under which formulary. */
  readonly provenance: string;
}

export interface Row {
  readonly label: string;
  readonly value: string;
  /** Smaller, below the value: an origin, a working, a second unit. */
  readonly detail?: string;
}

export interface Table {
  readonly columns: readonly { readonly title: string; readonly width: number; readonly right?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

const INK = '#12202b';
const MUTED = '#4a5a66';
const LINE = '#c3ced6';
const MARGIN = 48;
const FOOTER = 46;
export const NOT_A_DEVICE =
  'Decision support, not a cleared medical device. Not the only record and not the only check.';

const require = createRequire(import.meta.url);
const regular = require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
const semibold = require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf');

/** One document of A4 pages with the same frame on each. Figures are tabular, so that columns of numbers align. */
export class Page {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly frame: PageFrame;
  private readonly chunks: Buffer[] = [];
  private readonly finished: Promise<Buffer>;

  constructor(frame: PageFrame) {
    this.frame = frame;
    this.pdf = new PDFDocument({
      size: 'A4',
      bufferPages: true,
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOTER },
      info: { Title: frame.title, Creator: 'Theca', Producer: 'Theca' },
      lang: 'en',
      displayTitle: true,
    });
    this.pdf.registerFont('regular', regular).registerFont('semibold', semibold);
    this.finished = new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.pdf.on('end', () => resolve(Buffer.concat(this.chunks)));
      this.pdf.on('error', reject);
    });
    this.text(frame.title, { size: 19, font: 'semibold' });
    this.text(frame.patient, { size: 12.5, font: 'semibold', gap: 2 });
    this.text(`${frame.clinic} · ${frame.provenance}`, { size: 9, colour: MUTED, gap: 10 });
  }

  private get width(): number {
    return this.pdf.page.width - 2 * MARGIN;
  }

  private get bottom(): number {
    return this.pdf.page.height - MARGIN - FOOTER;
  }

  /** Measured with the features that it is drawn with: tabular figures are wider. */
  private height(content: string, width: number): number {
    return this.pdf.heightOfString(content, { width, features: ['tnum'] });
  }

  private room(height: number): void {
    if (this.pdf.y + height > this.bottom) this.pdf.addPage();
  }

  text(
    content: string,
    style: { size?: number; font?: 'regular' | 'semibold'; colour?: string; gap?: number } = {},
  ): this {
    const { size = 10, font = 'regular', colour = INK, gap = 4 } = style;
    this.pdf.font(font).fontSize(size).fillColor(colour);
    this.room(this.height(content, this.width));
    this.pdf.text(content, MARGIN, this.pdf.y, { width: this.width, features: ['tnum'] });
    this.pdf.y += gap;
    return this;
  }

  heading(content: string): this {
    this.room(60);
    this.pdf.y += 8;
    return this.text(content, { size: 11.5, font: 'semibold', gap: 3 });
  }

  private rule(): void {
    this.pdf
      .moveTo(MARGIN, this.pdf.y)
      .lineTo(MARGIN + this.width, this.pdf.y)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke();
  }

  rows(rows: readonly Row[]): this {
    const left = this.width * 0.36;
    const right = this.width - left;
    for (const { label, value, detail } of rows) {
      this.pdf.font('semibold').fontSize(10);
      const valueHeight = this.height(value, right);
      this.pdf.font('regular').fontSize(8.5);
      const detailHeight = detail === undefined ? 0 : this.height(detail, right);
      this.pdf.fontSize(10);
      const height = Math.max(this.height(label, left - 8), valueHeight + detailHeight) + 8;
      this.room(height);
      const top = this.pdf.y;
      this.rule();
      this.pdf.fillColor(MUTED).text(label, MARGIN, top + 4, { width: left - 8 });
      this.pdf.font('semibold').fillColor(INK);
      this.pdf.text(value, MARGIN + left, top + 4, { width: right, align: 'right', features: ['tnum'] });
      if (detail !== undefined) {
        this.pdf.font('regular').fontSize(8.5).fillColor(MUTED);
        this.pdf.text(detail, MARGIN + left, top + 4 + valueHeight, {
          width: right,
          align: 'right',
          features: ['tnum'],
        });
      }
      this.pdf.y = top + height;
    }
    return this;
  }

  /** Sentences, each under a word that says how grave it is. */
  remarks(
    remarks: readonly { readonly word: string; readonly message: string; readonly origin: string }[],
  ): this {
    const left = 64;
    const width = this.width - left;
    for (const { word, message, origin } of remarks) {
      this.pdf.font('regular').fontSize(8.5);
      const originHeight = this.height(origin, width);
      this.pdf.fontSize(10);
      const messageHeight = this.height(message, width);
      this.room(messageHeight + originHeight + 8);
      const top = this.pdf.y;
      this.rule();
      this.pdf
        .font('semibold')
        .fillColor(INK)
        .text(word, MARGIN, top + 4, { width: left - 8 });
      this.pdf.font('regular').text(message, MARGIN + left, top + 4, { width, features: ['tnum'] });
      this.pdf.fontSize(8.5).fillColor(MUTED);
      this.pdf.text(origin, MARGIN + left, top + 4 + messageHeight, { width, features: ['tnum'] });
      this.pdf.y = top + messageHeight + originHeight + 8;
    }
    return this;
  }

  table({ columns, rows }: Table): this {
    const draw = (cells: readonly string[], font: 'regular' | 'semibold', colour: string, size: number) => {
      this.pdf.font(font).fontSize(size);
      const widths = columns.map((column) => column.width * this.width);
      const height = Math.max(...cells.map((cell, i) => this.height(cell, (widths[i] ?? 0) - 8))) + 8;
      this.room(height);
      const top = this.pdf.y;
      this.rule();
      let x = MARGIN;
      cells.forEach((cell, i) => {
        const width = widths[i] ?? 0;
        this.pdf.font(font).fontSize(size).fillColor(colour);
        this.pdf.text(cell, columns[i]?.right ? x + 8 : x, top + 4, {
          width: width - 8,
          align: columns[i]?.right ? 'right' : 'left',
          features: ['tnum'],
        });
        x += width;
      });
      this.pdf.y = top + height;
    };
    draw(
      columns.map((column) => column.title),
      'regular',
      MUTED,
      8.5,
    );
    for (const row of rows) draw(row, 'semibold', INK, 10);
    return this;
  }

  /** Lines to be signed by hand. */
  signatures(labels: readonly string[]): this {
    this.room(64);
    this.pdf.y += 30;
    const top = this.pdf.y;
    const each = this.width / labels.length;
    labels.forEach((label, i) => {
      const x = MARGIN + i * each;
      this.pdf
        .moveTo(x, top)
        .lineTo(x + each - 16, top)
        .lineWidth(0.7)
        .strokeColor(INK)
        .stroke();
      this.pdf
        .font('regular')
        .fontSize(8.5)
        .fillColor(MUTED)
        .text(label, x, top + 4, { width: each - 16 });
    });
    this.pdf.y = top + 22;
    return this;
  }

  /** Numbers the pages, now that it is known how many there are, and gives the bytes. */
  async finish(): Promise<Buffer> {
    const { count } = this.pdf.bufferedPageRange();
    for (let i = 0; i < count; i += 1) {
      this.pdf.switchToPage(i);
      // A footer stands below the bottom margin, where text would otherwise open a new page.
      this.pdf.page.margins.bottom = 0;
      const top = this.pdf.page.height - MARGIN - 22;
      this.pdf
        .moveTo(MARGIN, top - 6)
        .lineTo(MARGIN + this.width, top - 6)
        .lineWidth(0.5)
        .strokeColor(LINE)
        .stroke();
      this.pdf.font('regular').fontSize(8).fillColor(MUTED);
      this.pdf.text(NOT_A_DEVICE, MARGIN, top, { width: this.width, lineBreak: false });
      this.pdf.text(`${this.frame.patient} · ${this.frame.title}`, MARGIN, top + 11, {
        width: this.width - 90,
        height: 10,
        ellipsis: true,
      });
      this.pdf.text(`page ${i + 1} of ${count}`, MARGIN + this.width - 90, top + 11, {
        width: 90,
        align: 'right',
      });
    }
    this.pdf.end();
    return await this.finished;
  }
}
