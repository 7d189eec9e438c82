/**
 * The part of Dynamics 365's client API that is used here.
 * Source: learn.microsoft.com, Power Apps, Client API reference (Xrm.App.sidePanes, Xrm.WebApi,
 * formContext). Side panes exist online only, not on premises.
 */
export interface PaneOptions {
  readonly title: string;
  readonly paneId: string;
  readonly canClose: boolean;
  readonly imageSrc?: string;
  readonly width: number;
  readonly alwaysRender: boolean;
}

export interface WebResourcePage {
  readonly pageType: "webresource";
  readonly webresourceName: string;
  readonly data?: string;
}

export interface Pane {
  navigate(page: WebResourcePage): Promise<void>;
  select(): void;
}

export interface Attribute {
  getValue(): unknown;
  setValue(value: unknown): void;
}

export interface FormContext {
  readonly data: {
    readonly entity: { getId(): string; getEntityName(): string };
    addOnLoad(handler: () => void): void;
  };
  getAttribute(name: string): Attribute | null;
}

export interface ExecutionContext {
  getFormContext(): FormContext;
}

type Row = Readonly<Record<string, unknown>>;

export interface Xrm {
  readonly App: {
    readonly sidePanes: {
      createPane(options: PaneOptions): Promise<Pane>;
      getPane(id: string): Pane | undefined;
      state: 0 | 1;
    };
  };
  readonly WebApi: {
    retrieveMultipleRecords(entity: string, options: string): Promise<{ readonly entities: readonly Row[] }>;
    readonly online: {
      execute(request: CustomApiRequest): Promise<{ readonly ok: boolean; json(): Promise<unknown> }>;
    };
  };
}

/** A call of a Custom API with one parameter of text. Its values stand beside `getMetadata`. */
export interface CustomApiRequest {
  readonly Interaction: string;
  getMetadata(): {
    readonly boundParameter: null;
    readonly operationType: 0;
    readonly operationName: string;
    readonly parameterTypes: {
      readonly Interaction: { readonly typeName: "Edm.String"; readonly structuralProperty: 1 };
    };
  };
}
