/** A query of a panel, as Grafana stores it. */
export interface TargetJson {
  readonly refId: string;
  readonly expr: string;
  readonly legendFormat?: string;
  readonly format?: string;
  readonly instant?: boolean;
  readonly range?: boolean;
  readonly [field: string]: unknown;
}

/** A panel, or a heading over panels. */
export interface PanelJson {
  readonly type: string;
  readonly title?: string;
  readonly gridPos?: { readonly h: number; readonly w: number; readonly x: number; readonly y: number };
  readonly targets?: readonly TargetJson[];
  readonly panels?: readonly PanelJson[];
  readonly [field: string]: unknown;
}

/** A dashboard, as Grafana stores it and as it is exported. */
export interface DashboardJson {
  readonly uid?: string;
  readonly title?: string;
  readonly panels?: readonly PanelJson[];
  readonly [field: string]: unknown;
}
