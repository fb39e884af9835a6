package dev.sluice.app.engine.local;

import dev.sluice.app.engine.Engine;
import dev.sluice.app.engine.EngineContractTest;
import dev.sluice.app.engine.EngineListener;
import java.io.IOException;
import java.nio.file.Path;

final class LocalEngineContractTest extends EngineContractTest {
    @Override
    protected Engine open(Path state, EngineListener listener) throws IOException {
        return LocalEngine.open(new LocalOptions(state, null), listener);
    }
}
