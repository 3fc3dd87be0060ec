/**
 * Which figures does an operator's monitoring read?
 *
 * Counters and histograms in Prometheus' text format (https://prometheus.io/docs/instrumenting/exposition_formats/).
 * Labels must have few values: never an id.
 */
export type Labels = Readonly<Record<string, string>>;

/** Whoever counts often keeps its labels: what they read as is worked out once. */
const texts = new WeakMap<Labels, string>();

export interface Counter {
  add(labels: Labels, amount?: number): void;
}

export interface Histogram {
  observe(labels: Labels, value: number): void;
}

export interface MetricsRegistry {
  counter(name: string, help: string): Counter;
  /** `buckets`: upper bounds, rising; +Inf is added. */
  histogram(name: string, help: string, buckets: readonly number[]): Histogram;
  text(): string;
}

interface Distribution {
  readonly counts: number[];
  sum: number;
  count: number;
}

/** A name can be declared once: a second declaration would print the metric twice. */
export function createMetrics(): MetricsRegistry {
  const metrics = new Map<string, () => readonly string[]>();

  const declare = (name: string, help: string, type: string, lines: () => readonly string[]): void => {
    if (metrics.has(name))
      throw new Error(`The metric ${name} is declared twice. Declare it once and share it.`);
    metrics.set(name, () => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines()]);
  };

  return {
    counter(name, help) {
      const values = new Map<string, number>();
      declare(name, help, 'counter', () =>
        [...values].map(([labels, value]) => `${name}${braces(labels)} ${value}`),
      );
      return {
        add(labels, amount = 1) {
          const key = labelText(labels);
          values.set(key, (values.get(key) ?? 0) + amount);
        },
      };
    },
    histogram(name, help, buckets) {
      const values = new Map<string, Distribution>();
      declare(name, help, 'histogram', () =>
        [...values].flatMap(([labels, value]) => distributionLines(name, labels, value, buckets)),
      );
      return {
        observe(labels, value) {
          const key = labelText(labels);
          const known = values.get(key) ?? { counts: buckets.map(() => 0), sum: 0, count: 0 };
          for (let at = buckets.length - 1; at >= 0 && value <= (buckets[at] ?? 0); at -= 1)
            known.counts[at] = (known.counts[at] ?? 0) + 1;
          known.sum += value;
          known.count += 1;
          values.set(key, known);
        },
      };
    },
    text: () => `${[...metrics.values()].flatMap((lines) => lines()).join('\n')}\n`,
  };
}

function distributionLines(
  name: string,
  labels: string,
  value: Distribution,
  buckets: readonly number[],
): string[] {
  const bucket = (bound: string, count: number) =>
    `${name}_bucket${braces(labels === '' ? `le="${bound}"` : `${labels},le="${bound}"`)} ${count}`;
  return [
    ...buckets.map((bound, index) => bucket(String(bound), value.counts[index] ?? 0)),
    bucket('+Inf', value.count),
    `${name}_sum${braces(labels)} ${value.sum}`,
    `${name}_count${braces(labels)} ${value.count}`,
  ];
}

function labelText(labels: Labels): string {
  const known = texts.get(labels);
  if (known !== undefined) return known;
  const escape = (value: string) =>
    value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  const text = Object.entries(labels)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(',');
  texts.set(labels, text);
  return text;
}

function braces(labels: string): string {
  return labels === '' ? '' : `{${labels}}`;
}
